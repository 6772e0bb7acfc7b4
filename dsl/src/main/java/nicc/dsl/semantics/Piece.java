package nicc.dsl.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;

/// The part of an access that falls on one element of one register, or on one byte without a register.
///
/// @param register the register, if any
/// @param index its element
/// @param first the first byte of the element that is covered
/// @param position the first byte of the access that covers it
/// @param bytes how many
record Piece(Optional<Register> register, int index, int first, int position, int bytes) {

    /// The bits of the element that are covered.
    ///
    /// @return a mask
    long enables() {
        return (bytes == Long.BYTES ? -1 : (1L << (8 * bytes)) - 1) << (8 * first);
    }

    /// Cuts an access at the borders of registers.
    ///
    /// @param bank the bank
    /// @param offset byte offset in the bank
    /// @param size bytes, 1 to 8
    /// @return the pieces, in ascending order of address
    static List<Piece> cut(Bank bank, long offset, int size) {
        List<Piece> pieces = new ArrayList<>();
        int position = 0;
        while (position < size) {
            Piece piece = at(bank, offset + position, position, size - position);
            pieces.add(piece);
            position += piece.bytes();
        }
        return pieces;
    }

    private static Piece at(Bank bank, long address, int position, int left) {
        for (Register register : bank.registers()) {
            long relative = address - register.offset();
            long length = (long) register.count() * register.stride();
            int first = (int) Long.remainderUnsigned(relative, register.stride());
            if (Long.compareUnsigned(relative, length) < 0 && first < register.bytes()) {
                int index = (int) (relative / register.stride());
                int bytes = Math.min(left, register.bytes() - first);
                return new Piece(Optional.of(register), index, first, position, bytes);
            }
        }
        return new Piece(Optional.empty(), 0, 0, position, 1);
    }
}
