package nicc.verifier.refine;

import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Register;

/// Accesses of one size at evenly spaced offsets that are cut alike: the `i`-th begins at `first + i * step`.
///
/// @param first the lowest offset, as unsigned 64 bits
/// @param step bytes from one to the next, at least 1
/// @param last the number of the last one, as unsigned 64 bits
/// @param cut how they are cut
record Span(long first, int step, long last, List<Cut> cut) {

    Span {
        cut = List.copyOf(cut);
    }

    /// Some bytes of an access.
    ///
    /// @param register the register that they are of, if any
    /// @param index the element for the first access
    /// @param moves whether the element moves with the access: one by one
    /// @param first the first byte of the element
    /// @param bytes how many
    record Cut(Optional<Register> register, int index, boolean moves, int first, int bytes) {}

    boolean single() {
        return last == 0;
    }

    int size() {
        return cut.stream().mapToInt(Cut::bytes).sum();
    }

    /// The highest offset.
    long highest() {
        return first + last * step;
    }
}
