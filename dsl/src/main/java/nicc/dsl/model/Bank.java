package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// Registers by offset.
///
/// @param name the name
/// @param title what it is, or an empty string
/// @param partial what an access does that does not cover a register whole
/// @param defaultByte what a byte without a register reads as, 0 to 255
/// @param registers in ascending order of offset
/// @param span where it stands
public record Bank(String name, String title, Partial partial, int defaultByte, List<Register> registers, Span span) {

    /// Copies the list.
    public Bank {
        registers = List.copyOf(registers);
    }

    /// What an access does that does not cover a register whole.
    public enum Partial {
        /// Only the enabled bytes take part.
        ENABLES,
        /// Reads 0, without effects; writes nothing.
        IGNORE
    }
}
