package nicc.verifier.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Scene;

/// Looks for a driver program from power-on by which a class can be told from its spec, near a scene for
/// which they
/// differ. Bounded in time: the same scene gives the same drafts in the same order.
final class ProgramSearch {
    private static final long SECOND = 1_000_000_000;

    private final Device device;
    private final ProgramRun run;
    private final Guide guide;

    ProgramSearch(Device device, Subject subject) {
        this.device = device;
        this.run = new ProgramRun(device, subject);
        this.guide = new Guide(device);
    }

    /// Looks for a program.
    ///
    /// @param scene where the two sides differ
    /// @param seconds of processor time to look for, at most
    /// @return the smallest that was found
    Optional<Program> find(Scene scene, int seconds) {
        long deadline = Computing.nanos() + seconds * SECOND;
        Map<String, Long> parameters = parameters(scene);
        for (int number = 0; number < 20_000 && Computing.nanos() < deadline; number++) {
            Random random = new Random(number);
            List<DriverStep> draft = guide.draft(scene, Filling.of(device, scene, number), number, random);
            Optional<Program> found = run.compare(parameters, draft);
            if (found.isPresent()) {
                return found.map(program -> smallest(program, seconds));
            }
        }
        return Optional.empty();
    }

    private Program smallest(Program program, int seconds) {
        Program small =
                new ProgramShrink(steps -> run.compare(program.parameters(), steps), seconds * SECOND).shrink(program);
        return run.compare(Map.of(), small.steps()).orElse(small);
    }

    private Map<String, Long> parameters(Scene scene) {
        Map<String, Long> parameters = new HashMap<>();
        device.parameters()
                .forEach(parameter -> parameters.put(
                        parameter.name(),
                        scene.numbers().getOrDefault("parameter " + parameter.name(), parameter.defaultValue())));
        return parameters;
    }
}
