package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.encode.Uses;

/// That nothing of a device runs while something of it runs: no method of the class calls itself, over however
/// many others, none calls an entry point, and the device is given to nobody, so that no port can call back.
final class CallStructure {
    /// What the runtime calls (`nicc.runtime.device.NicDevice`).
    private static final List<String> ENTRIES =
            List.of("read", "write", "peek", "work", "reset", "link", "save", "restore", "nextDeadline", "description");

    /// The obligation's name.
    static final String NAME = "re-entry";

    private CallStructure() {}

    static Obligation noReentry() {
        return new Obligation(NAME, bench -> {
            List<String> found = found(bench.image(), bench.world().uses());
            return found.isEmpty()
                    ? new Verdict.Proved(Set.of())
                    : new Verdict.Refuted(Counterexample.seen("a device runs", found, Scene.none()));
        });
    }

    private static List<String> found(ClassImage image, Uses uses) {
        List<String> found = new ArrayList<>(image.escapes(uses));
        for (String method : image.methods()) {
            Set<String> called = image.called(method, uses);
            called.stream().filter(ENTRIES::contains).forEach(entry -> found.add(method + " calls " + entry));
            Set<String> below = new LinkedHashSet<>();
            called.forEach(next -> below.addAll(image.reached(next, uses)));
            if (below.contains(method)) {
                found.add(method + " may call itself");
            }
        }
        return List.copyOf(new LinkedHashSet<>(found));
    }
}
