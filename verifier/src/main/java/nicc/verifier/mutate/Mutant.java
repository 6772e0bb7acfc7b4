package nicc.verifier.mutate;

import java.time.Duration;
import java.util.Optional;
import nicc.verifier.replay.Difference;
import nicc.verifier.replay.Replay;

/// A mutation and what became of it.
///
/// @param mutation the mutation
/// @param group the part of the device that the method belongs to
/// @param fate what became of it
/// @param obligation the obligation that refuted it, or that is undecided, or an empty string
/// @param detail the event of the counterexample, or the reason
/// @param replay whether the counterexample shows in the interpreter and in the loaded mutant; empty if there
/// is none
/// @param difference what differs there
/// @param obligations how many obligations were asked
/// @param time how long it took
public record Mutant(
        Mutation mutation,
        String group,
        Fate fate,
        String obligation,
        String detail,
        Optional<Replay.Status> replay,
        Optional<Difference> difference,
        int obligations,
        Duration time) {

    /// Whether its counterexample shows a difference.
    ///
    /// @return true for one that does
    public boolean replayed() {
        return replay.filter(status -> status == Replay.Status.SHOWN).isPresent();
    }
}
