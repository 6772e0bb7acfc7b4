package nicc.verifier.encode;

import java.util.List;
import nicc.verifier.smt.Term;

/// Something that a device says to its world, for a counterexample to show.
///
/// @param guard one bit: whether it happens
/// @param name what it is: `store`, `send`…
/// @param arguments its numbers; opaque ones are left out
/// @param answers what the world answers: the bytes of a fetch, whether there was a frame
public record Event(Term guard, String name, List<Term> arguments, List<Term> answers) {
    /// Copies the lists.
    public Event {
        arguments = List.copyOf(arguments);
        answers = List.copyOf(answers);
    }
}
