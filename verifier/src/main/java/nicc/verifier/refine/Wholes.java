package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nicc.dsl.model.Action;
import nicc.dsl.model.Device;
import nicc.dsl.model.Snapshot;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Parameter;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The actions and resets that have a method of their own in the class, found by name: their calls can be
/// taken as a
/// whole, and that they do the same is an obligation for each. A method that is not what its name says only
/// costs
/// the proof.
final class Wholes {
    private final Map<String, Whole> all = new LinkedHashMap<>();

    /// An action or a reset, and its method.
    ///
    /// @param name of the spec: the action, or `reset` and the domain
    /// @param action the action, empty for a reset
    /// @param method the method
    /// @param parameters the method's parameters
    record Whole(String name, Optional<Action> action, String method, List<Parameter> parameters) {

        /// The name of the obligation.
        String obligation() {
            return action.isPresent() ? "action " + name : "domain " + name.substring("reset ".length());
        }

        /// The method's arguments for what the spec gives the action.
        ///
        /// @return empty when a parameter has a name that says nothing
        Optional<List<Term>> arguments(Terms terms, List<Term> values, List<Fetched<Term>> snapshots) {
            List<Term> arguments = new ArrayList<>();
            for (Parameter parameter : parameters) {
                Optional<Term> value = value(terms, parameter.name(), values, snapshots);
                if (value.isEmpty() || value.get().width() > parameter.width()) {
                    return Optional.empty();
                }
                arguments.add(terms.zeroExtend(value.get(), parameter.width()));
            }
            return Optional.of(arguments);
        }

        /// A value has its name; of a snapshot `d`, `d0` and up are its 8-byte words, `dHeld` says whether it
        /// has a
        /// slot, and `dSlot` is the slot, 0 when it has none.
        private Optional<Term> value(Terms terms, String parameter, List<Term> values, List<Fetched<Term>> snapshots) {
            Action called = action.orElseThrow();
            for (int i = 0; i < values.size(); i++) {
                if (called.parameters().get(i).name().equals(parameter)) {
                    return Optional.of(values.get(i));
                }
            }
            for (int i = 0; i < snapshots.size(); i++) {
                String name = called.snapshots().get(i).name();
                Fetched<Term> record = snapshots.get(i);
                if (parameter.equals(name + "Held")) {
                    return Optional.of(record.taken());
                }
                if (parameter.equals(name + "Slot")) {
                    return Optional.of(terms.ite(record.taken(), record.slot(), terms.zero(Long.SIZE)));
                }
                for (int word = 0; Long.BYTES * word < record.bytes().size(); word++) {
                    if (parameter.equals(name + word)) {
                        return Optional.of(word(terms, record.bytes(), word));
                    }
                }
            }
            return Optional.empty();
        }

        private static Term word(Terms terms, List<Term> bytes, int word) {
            int end = Math.min(Long.BYTES * (word + 1), bytes.size());
            return bytes.subList(Long.BYTES * word, end).stream()
                    .reduce((low, high) -> terms.concat(high, low))
                    .orElseThrow();
        }
    }

    Wholes(Device device, ClassImage image) {
        for (Action action : device.actions()) {
            add(image, action.name(), Optional.of(action), action.name());
        }
        for (String domain : device.domains()) {
            String method = "reset" + Character.toUpperCase(domain.charAt(0)) + domain.substring(1);
            add(image, "reset " + domain, Optional.empty(), method);
        }
    }

    private void add(ClassImage image, String name, Optional<Action> action, String method) {
        image.parameters(method)
                .filter(parameters -> action.isPresent() ? understood(action.get(), parameters) : parameters.isEmpty())
                .ifPresent(parameters -> all.put(name, new Whole(name, action, method, parameters)));
    }

    private static boolean understood(Action action, List<Parameter> parameters) {
        return parameters.stream()
                .map(Parameter::name)
                .allMatch(name ->
                        action.parameters().stream().anyMatch(p -> p.name().equals(name))
                                || action.snapshots().stream().anyMatch(s -> part(s, name)));
    }

    private static boolean part(Snapshot snapshot, String name) {
        return name.matches(Pattern.quote(snapshot.name()) + "(Held|Slot|[0-7])");
    }

    Set<String> names() {
        return all.keySet();
    }

    List<Whole> list() {
        return List.copyOf(all.values());
    }

    Whole get(String name) {
        return Optional.ofNullable(all.get(name)).orElseThrow();
    }
}
