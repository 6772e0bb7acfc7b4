package nicc.verifier.encode;

import java.util.Map;
import nicc.verifier.smt.Term;

/// A loop of the spec that was taken by any of its rounds. It begins at `before`; wherever it is between two
/// rounds, it
/// is at `head`, about which nothing is known but that its symbols are those of one moment; from there it goes on
/// if `proceeds`, and a round leads to `next`. Where it stops, what follows begins at `after`, which again may be any
/// state. If a loop of the class begins in a state that is related to `before`, and from every state that is related
/// to `head` it goes on exactly when this one does, to a state that is related to `next`, then both make as many
/// rounds as each other, by induction over their number, and are in related states afterwards.
///
/// @param name what it is, for people
/// @param when the suffix of the names of the symbols of `head`
/// @param guard the condition under which it begins
/// @param before where it begins: after no round
/// @param head between two rounds
/// @param proceeds whether there is another round, seen from `head`: one bit
/// @param next after another round
/// @param after where it has stopped
public record Repeat(
        String name, String when, Term guard, Moment before, Moment head, Term proceeds, Moment next, Moment after) {

    /// A moment between two rounds.
    ///
    /// @param rounds how many there have been, 32 bits
    /// @param state the state
    /// @param locals the locals that rounds change, by name
    public record Moment(Term rounds, State state, Map<String, Term> locals) {
        /// Copies the map.
        public Moment {
            locals = Map.copyOf(locals);
        }
    }

    private static final String IN = " in the loop in line ";

    /// The beginning of the names of a loop's symbols.
    static String in(long line) {
        return IN + line;
    }

    /// Whether a symbol is one of a loop that was taken by any of its rounds.
    ///
    /// @param symbol its name
    /// @return whether it is about no moment of a run
    public static boolean about(String symbol) {
        return symbol.contains(IN);
    }

    /// The suffix of the names of the symbols of `after`.
    ///
    /// @return a suffix
    public String whenOver() {
        return over(when);
    }

    static String over(String when) {
        return when + ", over";
    }
}
