package nicc.verifier.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.verifier.encode.Asked;
import nicc.verifier.refine.Scene;

/// A step or a timer of the spec that takes a reason for a line away, or changes the throttle, run by the interpreter.
/// No
/// class is needed for that: a build that brings lines up to date once behind several steps is then one that cannot be.
final class LevelTrial {
    private static final String STEP = "step ";

    private final Device device;
    private final Scene scene;
    private final Filling filling;

    LevelTrial(Device device, Scene scene, Filling filling) {
        this.device = device;
        this.scene = scene;
        this.filling = filling;
    }

    Optional<Difference> difference() {
        GuestWorld world = new GuestWorld(scene.answers(), filling.background());
        MeantDevice meant = new MeantDevice(device, world, SceneRun.parameters(device, scene));
        meant.enter(scene, filling.buffers(), scene.received() ? List.of(filling.frame()) : List.of());
        Map<String, Long> before = lines(meant);
        String about = scene.part().orElseThrow().about();
        meant.run(
                about.startsWith(STEP)
                        ? new Scene.Occurrence(Asked.What.STEP, about.substring(STEP.length()), List.of())
                        : new Scene.Occurrence(Asked.What.EXPIRE, "", List.of()));
        Map<String, Long> after = lines(meant);
        return before.entrySet().stream()
                .filter(entry -> taken(entry.getKey(), entry.getValue(), after.getOrDefault(entry.getKey(), 0L)))
                .findFirst()
                .map(entry -> new Difference(
                        Difference.Kind.STATE,
                        entry.getKey() + " behind " + about,
                        PortText.hex(entry.getValue()),
                        PortText.hex(after.getOrDefault(entry.getKey(), 0L)),
                        0));
    }

    private static boolean taken(String what, long before, long after) {
        return what.startsWith("throttle") ? before != after : before != 0 && after == 0;
    }

    private Map<String, Long> lines(MeantDevice meant) {
        Map<String, Long> lines = new HashMap<>();
        for (Interrupt interrupt : device.interrupts()) {
            boolean level = meant.interpreter().part(s -> s.level(interrupt)).isTrue();
            lines.put("reason for " + interrupt.name(), level ? 1L : 0L);
            interrupt
                    .throttle()
                    .ifPresent(throttle -> lines.put(
                            "throttle of " + interrupt.name(),
                            meant.interpreter()
                                    .part(s -> s.evaluate(throttle.interval()))
                                    .value()));
        }
        return lines;
    }
}
