package nicc.verifier.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;

/// Compares what two sides came to.
final class Comparison {
    private Comparison() {}

    /// The first difference: a failure of the class before the value, before what was said, before the state.
    ///
    /// @param spec what the spec's side came to
    /// @param code what the class came to
    /// @param strict whether what is said has to be said in the same order
    static Optional<Difference> of(Seen spec, Seen code, boolean strict) {
        if (code.failure().isPresent()) {
            return Optional.of(new Difference(
                    Difference.Kind.FAILURE,
                    "the outcome",
                    "comes to an end",
                    code.failure().get(),
                    0));
        }
        if (!spec.value().equals(code.value())) {
            return Optional.of(numbers(
                    Difference.Kind.VALUE,
                    "the value returned",
                    spec.value().orElse(0L),
                    code.value().orElse(0L)));
        }
        Optional<Difference> calls =
                strict ? calls(spec.calls(), code.calls()) : Order.compare(spec.calls(), code.calls());
        return calls.or(() -> state(spec.state(), code.state()));
    }

    private static Optional<Difference> calls(List<PortCall> spec, List<PortCall> code) {
        for (int i = 0; i < Math.max(spec.size(), code.size()); i++) {
            String meant = i < spec.size() ? PortText.of(spec.get(i)) : "nothing";
            String done = i < code.size() ? PortText.of(code.get(i)) : "nothing";
            if (!meant.equals(done)) {
                return Optional.of(new Difference(Difference.Kind.CALLS, "effect " + (i + 1), meant, done, 0));
            }
        }
        return Optional.empty();
    }

    /// Only what the class has is compared: of the rest, the class's behaviour shows whether it matters.
    private static Optional<Difference> state(Map<String, Object> spec, Map<String, Object> code) {
        for (Map.Entry<String, Object> entry : new TreeMap<>(spec).entrySet()) {
            Object theirs = code.get(entry.getKey());
            if (theirs != null && !theirs.equals(entry.getValue())) {
                return Optional.of(part(entry.getKey(), entry.getValue(), theirs));
            }
        }
        return Optional.empty();
    }

    private static Difference part(String name, Object spec, Object code) {
        if (spec instanceof Long a && code instanceof Long b) {
            return numbers(Difference.Kind.STATE, name, a, b);
        }
        if (spec instanceof List<?> a && code instanceof List<?> b) {
            for (int i = 0; a.size() == b.size() && i < a.size(); i++) {
                if (!a.get(i).equals(b.get(i))) {
                    return numbers(Difference.Kind.STATE, name + "[" + i + "]", (Long) a.get(i), (Long) b.get(i));
                }
            }
        }
        if (spec instanceof Octets a && code instanceof Octets b) {
            return bytes(name, a, b);
        }
        return new Difference(Difference.Kind.STATE, name, String.valueOf(spec), String.valueOf(code), 0);
    }

    private static Difference bytes(String name, Octets spec, Octets code) {
        for (int i = 0; spec.length() == code.length() && i < spec.length(); i++) {
            if (spec.at(i) != code.at(i)) {
                return numbers(Difference.Kind.STATE, name + ", byte " + i, spec.at(i), code.at(i));
            }
        }
        return new Difference(Difference.Kind.STATE, name, spec.length() + " bytes", code.length() + " bytes", 0);
    }

    private static Difference numbers(Difference.Kind kind, String what, long spec, long code) {
        return new Difference(kind, what, hex(spec), hex(code), spec ^ code);
    }

    private static String hex(long value) {
        return value == Long.MAX_VALUE ? "never" : "0x" + Long.toHexString(value);
    }
}
