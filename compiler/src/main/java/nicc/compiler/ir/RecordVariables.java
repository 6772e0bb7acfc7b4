package nicc.compiler.ir;

import java.util.List;

/// The locals that hold a snapshot of a record in guest memory.
///
/// @param words its bytes, eight to a word, little endian
/// @param held whether it has a slot
/// @param slot the slot's guest address
public record RecordVariables(List<Variable> words, Variable held, Variable slot) {

    /// Copies the list.
    public RecordVariables {
        words = List.copyOf(words);
    }
}
