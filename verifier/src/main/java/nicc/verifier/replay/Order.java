package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;

/// Compares what two sides have said where one of them may store later, and read descriptors earlier (docs/verifier.md,
/// "What the passes changed"). Nobody can tell the order of plain stores but by what is published, fences, interrupts
/// and
/// messages: at each of these, and at the end, everything has to be in memory that was stored before it. Everything
/// else
/// stays in order, and a publish does not come before what it came behind.
final class Order {
    private final List<PortCall> barriers = new ArrayList<>();
    private final List<Integer> othersBefore = new ArrayList<>();
    private final List<Map<Long, Integer>> memoryAt = new ArrayList<>();
    private final List<PortCall> others = new ArrayList<>();
    private final Map<Long, Integer> memory = new TreeMap<>(Long::compareUnsigned);

    private Order(List<PortCall> calls) {
        for (PortCall call : calls) {
            switch (call) {
                case PortCall.Store(long address, Octets bytes) -> store(address, bytes);
                case PortCall.Scatter(long address, Octets bytes) -> {
                    others.add(call);
                    store(address, bytes);
                }
                case PortCall.Publish(long address, Octets bytes) -> {
                    barrier(call);
                    store(address, bytes);
                }
                case PortCall.Fence _, PortCall.Level _, PortCall.Message _ -> barrier(call);
                case PortCall.Fetch _ -> {
                    // Descriptors are read ahead; what was read shows in what is done with it.
                }
                default -> others.add(call);
            }
        }
    }

    private void store(long address, Octets bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            memory.put(address + i, bytes.at(i));
        }
    }

    private void barrier(PortCall call) {
        barriers.add(call);
        othersBefore.add(others.size());
        memoryAt.add(new TreeMap<>(memory));
    }

    /// The first difference that somebody could tell.
    static Optional<Difference> compare(List<PortCall> spec, List<PortCall> code) {
        Order meant = new Order(spec);
        Order done = new Order(code);
        return sequence("effect", meant.others, done.others)
                .or(() -> sequence("publication or signal", meant.barriers, done.barriers))
                .or(() -> moments(meant, done))
                .or(() -> memory("at the end", meant.memory, done.memory));
    }

    private static Optional<Difference> sequence(String what, List<PortCall> spec, List<PortCall> code) {
        for (int i = 0; i < Math.max(spec.size(), code.size()); i++) {
            String meant = i < spec.size() ? PortText.of(spec.get(i)) : "nothing";
            String done = i < code.size() ? PortText.of(code.get(i)) : "nothing";
            if (!meant.equals(done)) {
                return Optional.of(new Difference(Difference.Kind.CALLS, what + " " + (i + 1), meant, done, 0));
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> moments(Order meant, Order done) {
        for (int i = 0; i < meant.barriers.size(); i++) {
            String when = "when it comes to " + PortText.of(meant.barriers.get(i));
            if (done.othersBefore.get(i) < meant.othersBefore.get(i)) {
                return Optional.of(new Difference(
                        Difference.Kind.CALLS,
                        when,
                        meant.othersBefore.get(i) + " effects before it",
                        done.othersBefore.get(i) + " effects before it",
                        0));
            }
            Optional<Difference> differs = memory(when, meant.memoryAt.get(i), done.memoryAt.get(i));
            if (differs.isPresent()) {
                return differs;
            }
        }
        return Optional.empty();
    }

    /// Bytes that are missing, or others. What is there early is no difference.
    private static Optional<Difference> memory(String when, Map<Long, Integer> meant, Map<Long, Integer> done) {
        for (Map.Entry<Long, Integer> entry : meant.entrySet()) {
            Integer theirs = done.get(entry.getKey());
            if (!entry.getValue().equals(theirs)) {
                return Optional.of(new Difference(
                        Difference.Kind.CALLS,
                        "memory at " + PortText.hex(entry.getKey()) + " " + when,
                        PortText.hex(entry.getValue()),
                        theirs == null ? "not stored" : PortText.hex(theirs),
                        0));
            }
        }
        for (Map.Entry<Long, Integer> entry : done.entrySet()) {
            if (when.equals("at the end") && !meant.containsKey(entry.getKey())) {
                return Optional.of(new Difference(
                        Difference.Kind.CALLS,
                        "memory at " + PortText.hex(entry.getKey()) + " " + when,
                        "not stored",
                        PortText.hex(entry.getValue()),
                        0));
            }
        }
        return Optional.empty();
    }
}
