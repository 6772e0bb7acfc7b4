package nicc.verifier.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// Runs counterexamples again, in the interpreter and in the loaded class. Used by any thread.
public final class Replayer {
    /// In the scene itself, and in others near it.
    private static final int FILLINGS = 24;

    private static final int NEARBY = 232;
    private static final int IMAGES = 3;
    private static final long SHRINKING = 1_000_000_000;

    private final Device device;
    private final Relations relations;
    private final ClassImage image;
    private final Subject subject;
    private final SceneRun run;

    /// Loads a class.
    ///
    /// @param build the class, and what it is compared with
    /// @param runtime where the runtime's classes are: [#runtime()], for many devices
    /// @throws LinkageError when the JVM does not take the class
    public Replayer(Build build, ClassLoader runtime) {
        this.device = build.device();
        this.relations = build.relations();
        this.image = build.image();
        this.subject = new Subject(runtime, relations, build.files());
        this.run = new SceneRun(device, subject);
    }

    /// The runtime that is on this program's class path, loaded apart from it.
    ///
    /// @return its class loader
    public static ClassLoader runtime() {
        ClassLoader own = Replayer.class.getClassLoader();
        return DeviceClasses.runtime(own == null ? ClassLoader.getSystemClassLoader() : own);
    }

    private record Shown(Scene scene, Filling filling, Difference difference, List<String> reached) {}

    private Optional<Shown> show(Scene scene) {
        for (int number = 0; number < trials(scene); number++) {
            Optional<Shown> shown = trial(scene, number);
            if (shown.isPresent()) {
                return shown;
            }
        }
        return Optional.empty();
    }

    /// First in the scene itself, then near it.
    private Optional<Shown> trial(Scene scene, int number) {
        boolean nearby = number >= FILLINGS && scene.part().isEmpty();
        Scene tried = nearby ? Strays.of(device, relations, image, scene, number) : scene;
        Filling filling = Filling.of(device, tried, number);
        if (nearby && !run.possible(tried, filling)) {
            return Optional.empty();
        }
        return run.compare(tried, filling).map(found -> new Shown(tried, filling, found, Taps.entered()));
    }

    /// An image trial leaves nothing of the state out, so that few do.
    private static int trials(Scene scene) {
        boolean images = scene.part()
                .filter(part -> part.sort() == Scene.Part.Sort.IMAGE)
                .isPresent();
        return images ? IMAGES : FILLINGS + (scene.part().isPresent() ? FILLINGS : NEARBY);
    }

    /// Runs a counterexample's event from its state. What the solver's model leaves open is zeros first, and
    /// then
    /// anything.
    ///
    /// @param scene the counterexample
    /// @return what came of it, with no program
    public Replay fromState(Scene scene) {
        try {
            return show(scene).map(Replayer::replay).orElseGet(() -> disagrees(scene));
        } catch (IllegalStateException | LinkageError e) {
            return Replay.impossible(scene, String.valueOf(e.getMessage()));
        }
    }

    /// Does so with a class that was changed: what shows without the change as well, where the model leaves as much
    /// open,
    /// is no difference that the change makes.
    ///
    /// @param scene the counterexample
    /// @param unchanged the class as it was
    /// @return what came of it, with no program
    public Replay fromState(Scene scene, Replayer unchanged) {
        try {
            boolean both = false;
            for (int number = 0; number < trials(scene); number++) {
                Optional<Shown> shown = trial(scene, number);
                if (shown.isPresent()
                        && unchanged
                                .run
                                .compare(shown.get().scene(), shown.get().filling())
                                .isEmpty()) {
                    return replay(shown.get());
                }
                both |= shown.isPresent();
            }
            return both ? disagrees(scene).disagreeing("it shows without the change as well") : disagrees(scene);
        } catch (IllegalStateException | LinkageError e) {
            return Replay.impossible(scene, String.valueOf(e.getMessage()));
        }
    }

    private static Replay replay(Shown shown) {
        return new Replay(
                Replay.Status.SHOWN,
                "",
                shown.scene(),
                shown.filling().buffers(),
                Optional.of(shown.difference()),
                Optional.empty(),
                shown.reached());
    }

    private static Replay disagrees(Scene scene) {
        if (scene.spec().isEmpty() && scene.code().isEmpty() && scene.part().isEmpty()) {
            return Replay.impossible(scene, "it is about how the class is made, and not about what it does");
        }
        return new Replay(
                Replay.Status.DISAGREES,
                "replay disagrees",
                scene,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// Runs a counterexample's event from its state, makes the state small, and looks for a driver program from
    /// power-on.
    ///
    /// @param scene the counterexample
    /// @param seconds how long to look for a program, at most; as long again to make it small
    /// @return what came of it
    public Replay replay(Scene scene, int seconds) {
        try {
            return show(scene).map(shown -> search(shown, seconds)).orElseGet(() -> disagrees(scene));
        } catch (IllegalStateException | LinkageError e) {
            return Replay.impossible(scene, String.valueOf(e.getMessage()));
        }
    }

    private Replay search(Shown shown, int seconds) {
        if (shown.scene().part().isPresent()) {
            return replay(shown);
        }
        Scene small = new SceneShrink(
                        device,
                        relations,
                        candidate -> run.compare(candidate, shown.filling()).isPresent(),
                        SHRINKING)
                .shrink(shown.scene());
        Difference difference = run.compare(small, shown.filling()).orElse(shown.difference());
        Replay replay = replay(new Shown(small, shown.filling(), difference, shown.reached()));
        return new Replay(
                replay.status(),
                replay.reason(),
                small,
                replay.buffers(),
                replay.difference(),
                new ProgramSearch(device, subject).find(small, seconds),
                replay.reached());
    }
}
