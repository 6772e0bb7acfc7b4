package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.RecordVariables;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;

/// Records in guest memory: how they are read into words, and cut up.
public final class Records {
    private Records() {}

    /// Bits of a snapshot.
    ///
    /// @param record its locals
    /// @param msb most significant bit
    /// @param lsb least significant bit
    /// @return the bits
    static Value bits(RecordVariables record, int msb, int lsb) {
        int width = msb - lsb + 1;
        int first = lsb / 64;
        int shift = lsb % 64;
        Value low = Values.binary(Op.SHR, record.words().get(first).value(), Values.number(shift));
        Value all = msb / 64 == first ? low : Values.or(low, above(record, first + 1, shift));
        return Values.low(Values.as(Values.low(all, width), Type.ofWidth(width)), width);
    }

    private static Value above(RecordVariables record, int word, int shift) {
        return Values.binary(Op.SHL, record.words().get(word).value(), Values.number(64 - shift));
    }

    /// The words of a record that is read from guest memory in one access.
    ///
    /// @param address where it begins
    /// @param bytes its size
    /// @param slots a buffer to read into, for sizes that no single load has
    /// @param into takes the words
    /// @return how: the access, if it is a call of its own, then a value for each word
    static Reading read(Value address, int bytes, BufferCell slots, List<Variable> into) {
        Intrinsic load = switch (bytes) {
            case 1 -> Intrinsic.MEMORY_READ_BYTE;
            case 2 -> Intrinsic.MEMORY_ACQUIRE_SHORT;
            case 4 -> Intrinsic.MEMORY_ACQUIRE_INT;
            case 8 -> Intrinsic.MEMORY_READ_LONG;
            default -> Intrinsic.MEMORY_READ;
        };
        if (load != Intrinsic.MEMORY_READ) {
            Value v = new Value.Call(load, "memory", List.of(address));
            return new Reading(List.of(), List.of(Values.as(v, Type.LONG)));
        }
        Value access = new Value.Call(
                Intrinsic.MEMORY_READ, "memory", List.of(address, slots.handle(), Values.ZERO, Values.number(bytes)));
        return new Reading(List.of(access), words(slots, Values.ZERO, bytes, into.size()));
    }

    /// The words of a record in a buffer.
    ///
    /// @param slots the buffer
    /// @param offset where the record begins
    /// @param bytes its size
    /// @param count how many words it has
    /// @return their values
    public static List<Value> words(BufferCell slots, Value offset, int bytes, int count) {
        List<Value> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Value at = Values.add(offset, Values.number(8 * i));
            words.add(Values.as(tail(slots, at, Math.min(8, bytes - 8 * i)), Type.LONG));
        }
        return words;
    }

    /// A record's last word may be short: what lies behind it in the buffer belongs to somebody else.
    private static Value tail(BufferCell slots, Value at, int bytes) {
        Value word = new Value.Call(Intrinsic.BUFFER_GET_64_LE, slots.field(), List.of(at));
        return bytes == 8 ? word : Values.low(word, 8 * bytes);
    }

    /// How a record is read.
    ///
    /// @param access the call that reads it into the buffer, or nothing
    /// @param words the words' values
    record Reading(List<Value> access, List<Value> words) {
        Reading {
            access = List.copyOf(access);
            words = List.copyOf(words);
        }
    }
}
