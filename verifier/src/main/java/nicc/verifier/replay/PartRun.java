package nicc.verifier.replay;

import java.util.Optional;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Scene;

/// Runs a part of a class that no event alone shows, by itself and for real, against what that part means
/// (docs/verifier.md, "Counterexamples"). Each filling is a trial: the first keeps to the solver's numbers, the others
/// stray from them.
final class PartRun {
    private final Device device;
    private final Subject subject;

    PartRun(Device device, Subject subject) {
        this.device = device;
        this.subject = subject;
    }

    Optional<Difference> compare(Scene scene, Filling filling) {
        Scene.Part part = scene.part().orElseThrow();
        return switch (part.sort()) {
            case QUEUE -> new QueueTrial(device, subject, part, filling.number()).difference();
            case LOOP -> new LoopTrial(device, subject, part, filling.number()).difference();
            case FETCH -> new FetchTrial(device, subject, scene, filling).difference();
            case IMAGE -> new ImageTrial(device, subject, filling.number()).difference();
            case LEVEL -> new LevelTrial(device, scene, filling).difference();
        };
    }
}
