package nicc.verifier.flow;

import java.util.Map;
import java.util.Set;

/// What an event can do, in any state.
///
/// @param reads the sources that decide what it changes, does and answers
/// @param writes the parts of the state that it can change
/// @param effects what the world can see it do: `send txf`, `store`, `message`; reads of guest memory too
/// @param answer what a read returns, or an empty word's single 0 bit
/// @param state what each part that it can change becomes, by part; the element of an array in brackets
public record Footprint(
        Set<String> reads, Set<String> writes, Set<String> effects, Word answer, Map<String, Word> state) {

    /// Copies the collections.
    public Footprint {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
        effects = Set.copyOf(effects);
        state = Map.copyOf(state);
    }

    /// Whether nothing changes and nothing is seen.
    ///
    /// @return true when only the answer is left
    public boolean pure() {
        return writes.isEmpty() && effects.isEmpty();
    }
}
