package nicc.runtime.device;

import java.util.List;

/// A register, or an array of them, as a region shows it.
///
/// @param name the data sheet's name
/// @param title what the data sheet calls it in full
/// @param bar the region
/// @param offset byte offset of the first element
/// @param width bits of one element: 8, 16, 32 or 64
/// @param count elements, 1 for a single register
/// @param stride bytes from one element to the next
/// @param section where the data sheet describes it, or an empty string
/// @param fields the fields, from the least significant on
public record RegisterDescription(
        String name,
        String title,
        int bar,
        long offset,
        int width,
        int count,
        int stride,
        String section,
        List<FieldDescription> fields) {

    /// Copies the list.
    public RegisterDescription {
        fields = List.copyOf(fields);
    }

    /// A field of a register.
    ///
    /// @param name the data sheet's name
    /// @param title what it means, or an empty string
    /// @param msb most significant bit
    /// @param lsb least significant bit
    public record FieldDescription(String name, String title, int msb, int lsb) {}
}
