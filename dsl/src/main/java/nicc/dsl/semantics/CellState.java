package nicc.dsl.semantics;

import nicc.dsl.model.Cell;

/// Registers and variables.
///
/// @param <V> a bit vector
public interface CellState<V> {

    /// The value of a cell that is no array.
    ///
    /// @param cell the cell
    /// @return as wide as the cell
    V get(Cell cell);

    /// Changes a cell that is no array.
    ///
    /// @param cell the cell
    /// @param value as wide as the cell
    void set(Cell cell, V value);

    /// An element of an array.
    ///
    /// @param cell the array
    /// @param index 32 bits
    /// @return as wide as the cell; any value when the index is past the end
    V get(Cell cell, V index);

    /// Changes an element of an array.
    ///
    /// @param cell the array
    /// @param index 32 bits; past the end, no element changes
    /// @param value as wide as the cell
    void set(Cell cell, V index, V value);
}
