package nicc.verifier.mutate;

import java.time.Duration;
import java.util.Optional;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.replay.Difference;
import nicc.verifier.replay.Replay;

/// A mutant of a class that is data: it is loaded, and what it says is compared with the spec.
final class DataTrial {
    private final Mutation mutation;
    private final String group;
    private final long start = System.nanoTime();

    /// A mutant.
    ///
    /// @param mutation what was changed
    /// @param group the part of the device that the class belongs to
    DataTrial(Mutation mutation, String group) {
        this.mutation = mutation;
        this.group = group;
    }

    /// Asks until one is refuted.
    Mutant judge(DataCheck check) {
        int asked = 0;
        for (String obligation : DataCheck.NAMES) {
            asked++;
            Optional<Difference> difference = check.difference(obligation);
            if (difference.isPresent()) {
                String event = "the " + obligation + " class is loaded";
                return mutant(Fate.KILLED, obligation, event, Optional.of(Replay.Status.SHOWN), difference, asked);
            }
        }
        String detail = "what the classes say is what the spec says";
        return mutant(Fate.EQUIVALENT, "", detail, Optional.empty(), Optional.empty(), asked);
    }

    private Mutant mutant(
            Fate fate,
            String obligation,
            String detail,
            Optional<Replay.Status> replay,
            Optional<Difference> difference,
            int asked) {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Mutant(mutation, group, fate, obligation, detail, replay, difference, asked, time);
    }
}
