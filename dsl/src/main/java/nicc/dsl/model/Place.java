package nicc.dsl.model;

import java.util.Optional;

/// Bits of a cell that can be assigned to.
///
/// @param cell the cell
/// @param index the element, empty for a single value; an element past the end has no effect
/// @param msb most significant bit of the element
/// @param lsb least significant bit of the element
public record Place(Cell cell, Optional<Expr> index, int msb, int lsb) {

    /// The number of bits.
    ///
    /// @return 1 to 64
    public int width() {
        return msb - lsb + 1;
    }
}
