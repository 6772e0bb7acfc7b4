package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Values for which spec and class differ.
///
/// @param event what happens
/// @param before the symbols that are not 0, by name
/// @param differences what differs afterwards
/// @param spec the effects that the spec has, in order
/// @param code the effects that the class has, in order
/// @param scene the same for a replay
/// @param behind the same from states behind calls that were taken as a whole, the last one first: what a call comes to
/// is free then, and a state that holds behind it often does before it
/// @param script the question that it answers, in SMT-LIB 2
public record Counterexample(
        String event,
        Map<String, Long> before,
        List<String> differences,
        List<String> spec,
        List<String> code,
        Scene scene,
        List<Scene> behind,
        String script) {

    /// The deadline of a timer that does not run.
    private static final long NEVER = Long.MAX_VALUE;

    /// Copies the collections.
    public Counterexample {
        before = Map.copyOf(before);
        differences = List.copyOf(differences);
        spec = List.copyOf(spec);
        code = List.copyOf(code);
        behind = List.copyOf(behind);
    }

    /// What was seen without a solver.
    ///
    /// @param event what happens
    /// @param differences what differs
    /// @param scene the same for a replay
    /// @return a counterexample without a state
    public static Counterexample seen(String event, List<String> differences, Scene scene) {
        return new Counterexample(event, Map.of(), differences, List.of(), List.of(), scene, List.of(), "");
    }

    /// The same, with what was seen when classes were run.
    ///
    /// @param seen lines for people, behind what differs
    /// @return a counterexample with these lines
    public Counterexample showing(List<String> seen) {
        List<String> all = new ArrayList<>(differences);
        all.addAll(seen);
        return new Counterexample(event, before, all, spec, code, scene, behind, script);
    }

    /// The scenes to replay, the likeliest to show first.
    ///
    /// @return the scene itself, and those behind calls
    public List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>(List.of(scene));
        scenes.addAll(behind);
        return scenes;
    }

    /// The counterexample for people.
    ///
    /// @return lines
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("when " + event);
        before.entrySet().stream()
                .filter(entry -> entry.getValue() != NEVER)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add("with " + entry.getKey() + " = 0x" + Long.toHexString(entry.getValue())));
        differences.forEach(difference -> lines.add("then " + difference));
        if (!spec.equals(code)) {
            lines.add("spec:  " + (spec.isEmpty() ? "no effect" : String.join("; ", spec)));
            lines.add("class: " + (code.isEmpty() ? "no effect" : String.join("; ", code)));
        }
        return lines;
    }
}
