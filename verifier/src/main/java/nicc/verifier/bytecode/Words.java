package nicc.verifier.bytecode;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;

/// Instructions that move words on the operand stack (JVMS 25, section 6.5). A `long` takes two words.
final class Words {
    private Words() {}

    static void move(Frame frame, Opcode opcode, String where) {
        switch (opcode) {
            case POP -> words(frame, 1, where);
            case POP2 -> words(frame, 2, where);
            case DUP -> duplicate(frame, 1, 0, where);
            case DUP_X1 -> duplicate(frame, 1, 1, where);
            case DUP_X2 -> duplicate(frame, 1, 2, where);
            case DUP2 -> duplicate(frame, 2, 0, where);
            case DUP2_X1 -> duplicate(frame, 2, 1, where);
            case DUP2_X2 -> duplicate(frame, 2, 2, where);
            case SWAP -> swap(frame, where);
            default -> throw new UnsupportedCode(where, opcode.name());
        }
    }

    /// The top words go below the next `below` words once more.
    private static void duplicate(Frame frame, int count, int below, String where) {
        List<Value> top = words(frame, count, where);
        List<Value> under = words(frame, below, where);
        top.forEach(frame::push);
        under.forEach(frame::push);
        top.forEach(frame::push);
    }

    private static void swap(Frame frame, String where) {
        List<Value> top = words(frame, 1, where);
        List<Value> under = words(frame, 1, where);
        top.forEach(frame::push);
        under.forEach(frame::push);
    }

    /// Takes whole values that make so many words, the lowest one first.
    private static List<Value> words(Frame frame, int count, String where) {
        List<Value> values = new ArrayList<>();
        int left = count;
        while (left > 0) {
            Value value = frame.pop();
            left -= value.wide() ? 2 : 1;
            values.addFirst(value);
        }
        if (left < 0) {
            throw new UnsupportedCode(where, "half of a long");
        }
        return values;
    }
}
