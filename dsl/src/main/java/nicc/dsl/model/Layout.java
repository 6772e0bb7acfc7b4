package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// The shape of a record in guest memory; little endian, bits counted over the whole record.
///
/// @param name the name
/// @param title what it means, or an empty string
/// @param section where the data sheet describes it, or an empty string
/// @param bytes size, 1 to 64
/// @param fields the fields
/// @param span where it stands
public record Layout(String name, String title, String section, int bytes, List<Slice> fields, Span span) {

    /// Copies the list.
    public Layout {
        fields = List.copyOf(fields);
    }

    /// A named part.
    ///
    /// @param name the data sheet's name
    /// @param title what it means, or an empty string
    /// @param msb most significant bit
    /// @param lsb least significant bit; at most 64 bits
    public record Slice(String name, String title, int msb, int lsb) {}
}
