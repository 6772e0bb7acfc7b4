package nicc.verifier.encode;

import java.util.Optional;
import nicc.dsl.model.Register;
import nicc.verifier.smt.Term;

/// The part of an access that falls on one element of one register, or on bytes without a register. The
/// element may
/// be a symbol: so one access stands for all that are cut alike (docs/language.md, section 5).
///
/// @param register the register, if any
/// @param index its element, 32 bits, below its count
/// @param first the first byte of the element that is covered
/// @param position the first byte of the access that covers it
/// @param bytes how many
public record Fragment(Optional<Register> register, Term index, int first, int position, int bytes) {

    /// The bits of the element that are covered.
    ///
    /// @return a mask
    long enables() {
        return (-1L >>> (Long.SIZE - Byte.SIZE * bytes)) << (Byte.SIZE * first);
    }

    /// The lowest bit of the access that is covered.
    int low() {
        return Byte.SIZE * position;
    }

    /// The highest bit of the access that is covered.
    int high() {
        return Byte.SIZE * (position + bytes) - 1;
    }

    /// The same bits in the element.
    int lowInside() {
        return Byte.SIZE * first;
    }

    /// The same bits in the element.
    int highInside() {
        return Byte.SIZE * (first + bytes) - 1;
    }
}
