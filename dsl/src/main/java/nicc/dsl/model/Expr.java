package nicc.dsl.model;

import java.util.List;
import java.util.Optional;

/// A pure, total expression over unsigned bit vectors (docs/language.md, section 2). `bool` is one bit.
/// Operands of a
/// [Binary] have equal widths: resolution has extended the narrower one.
public sealed interface Expr {

    /// The width of the value.
    ///
    /// @return bits, 1 to 64
    int width();

    /// A constant.
    ///
    /// @param value zero above `width` bits
    /// @param width bits
    record Const(long value, int width) implements Expr {}

    /// A device parameter.
    ///
    /// @param parameter the parameter
    record Param(Parameter parameter) implements Expr {
        @Override
        public int width() {
            return parameter.width();
        }
    }

    /// A local value.
    ///
    /// @param local the local
    record LocalValue(Local local) implements Expr {
        @Override
        public int width() {
            return local.width();
        }
    }

    /// A whole element of a cell; 0 past the end.
    ///
    /// @param cell the cell
    /// @param index the element, empty for a single value
    record CellValue(Cell cell, Optional<Expr> index) implements Expr {
        @Override
        public int width() {
            return cell.width();
        }
    }

    /// Bits of a snapshot.
    ///
    /// @param snapshot the snapshot
    /// @param msb most significant bit
    /// @param lsb least significant bit; at most 64 bits
    record SnapshotBits(Snapshot snapshot, int msb, int lsb) implements Expr {
        @Override
        public int width() {
            return msb - lsb + 1;
        }
    }

    /// Bitwise complement, also `!`.
    ///
    /// @param operand the operand
    record Not(Expr operand) implements Expr {
        @Override
        public int width() {
            return operand.width();
        }
    }

    /// Two operands.
    ///
    /// @param op the operator
    /// @param left left operand
    /// @param right right operand; as wide as the left one, but for shifts, where it may have any width
    record Binary(BinaryOp op, Expr left, Expr right) implements Expr {
        @Override
        public int width() {
            return op.comparison() ? 1 : left.width();
        }
    }

    /// `condition ? then : otherwise`.
    ///
    /// @param condition one bit
    /// @param then the value when it is 1
    /// @param otherwise the value when it is 0, as wide
    record Ite(Expr condition, Expr then, Expr otherwise) implements Expr {
        @Override
        public int width() {
            return then.width();
        }
    }

    /// Bits cut out.
    ///
    /// @param operand the operand
    /// @param msb most significant bit
    /// @param lsb least significant bit
    record Extract(Expr operand, int msb, int lsb) implements Expr {
        @Override
        public int width() {
            return msb - lsb + 1;
        }
    }

    /// Zero extension.
    ///
    /// @param operand the operand
    /// @param width the new width, at least the operand's
    record Extend(Expr operand, int width) implements Expr {}

    /// Concatenation.
    ///
    /// @param high upper bits
    /// @param low lower bits
    record Concat(Expr high, Expr low) implements Expr {
        @Override
        public int width() {
            return high.width() + low.width();
        }
    }

    /// A value that is computed once and used in `body`.
    ///
    /// @param local its name
    /// @param value its value
    /// @param body the result
    record Let(Local local, Expr value, Expr body) implements Expr {
        @Override
        public int width() {
            return body.width();
        }
    }

    /// A call of a pure function.
    ///
    /// @param function the function
    /// @param arguments one for each parameter, as wide
    record Call(Function function, List<Expr> arguments) implements Expr {
        /// Copies the list.
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public int width() {
            return function.body().width();
        }
    }

    /// The number of descriptors that the device owns; 0 when head or tail is not below size.
    ///
    /// @param ring the ring
    record RingAvailable(Ring ring) implements Expr {
        @Override
        public int width() {
            return ring.width();
        }
    }

    /// The length of a buffer, 32 bits.
    ///
    /// @param buffer the buffer
    record BufferLength(Buffer buffer) implements Expr {
        @Override
        public int width() {
            return 32;
        }
    }

    /// Bytes of a buffer; those past the end are 0.
    ///
    /// @param buffer the buffer
    /// @param offset 32 bits
    /// @param bytes 1, 2, 4, 6 or 8
    /// @param bigEndian byte order
    record BufferLoad(Buffer buffer, Expr offset, int bytes, boolean bigEndian) implements Expr {
        @Override
        public int width() {
            return 8 * bytes;
        }
    }

    /// The 16-bit ones' complement sum of `[from, to)` cut at length.
    ///
    /// @param buffer the buffer
    /// @param from 32 bits
    /// @param to 32 bits
    record BufferSum(Buffer buffer, Expr from, Expr to) implements Expr {
        @Override
        public int width() {
            return 16;
        }
    }

    /// The frame check sequence over `[from, to)` cut at length.
    ///
    /// @param buffer the buffer
    /// @param from 32 bits
    /// @param to 32 bits
    record BufferCrc32(Buffer buffer, Expr from, Expr to) implements Expr {
        @Override
        public int width() {
            return 32;
        }
    }

    /// Whether a timer runs.
    ///
    /// @param timer the timer
    record TimerRunning(Timer timer) implements Expr {
        @Override
        public int width() {
            return 1;
        }
    }

    /// Whether the link is up.
    record LinkUp() implements Expr {
        @Override
        public int width() {
            return 1;
        }
    }

    /// Nanoseconds since power-on.
    record Now() implements Expr {
        @Override
        public int width() {
            return 64;
        }
    }
}
