package nicc.verifier.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Buffers: content is opaque, and every operation is a function of it, so that equal operations in equal order
/// give equal content. What an operation does is the runtime's, and part of no obligation here.
public class Buffers {

    /// The sort of contents.
    public static final String SORT = "Buffer";

    private static final int LENGTH_WIDTH = 32;
    private static final Map<String, BufferFact.What> CHANGES = Map.of(
            "resize", BufferFact.What.RESIZE,
            "insert", BufferFact.What.INSERT,
            "remove", BufferFact.What.REMOVE);

    private final World world;
    private final Terms terms;

    /// Buffers of a world.
    ///
    /// @param world where they are
    public Buffers(World world) {
        this.world = world;
        this.terms = world.terms();
    }

    /// Any content.
    ///
    /// @param name its name
    /// @return a free symbol
    public Term symbol(String name) {
        return world.functions().symbol(name, SORT);
    }

    /// The content of an empty buffer.
    ///
    /// @return a constant
    public Term empty() {
        return world.functions().symbol("empty", SORT);
    }

    /// The length: never above the capacity, and 0 of an empty one.
    ///
    /// @param content the content
    /// @param capacity the buffer's capacity
    /// @return 32 bits
    public Term length(Term content, int capacity) {
        if (content.equals(empty())) {
            return terms.zero(LENGTH_WIDTH);
        }
        Term length = world.functions().bits("length", LENGTH_WIDTH, List.of(content));
        note(BufferFact.What.LENGTH, content, List.of(), false, length);
        world.assume(terms.ule(length, terms.constant(capacity, LENGTH_WIDTH)));
        Term emptyLength = world.functions().bits("length", LENGTH_WIDTH, List.of(empty()));
        world.assume(terms.eq(emptyLength, terms.zero(LENGTH_WIDTH)));
        return length;
    }

    /// The capacity.
    ///
    /// @param bytes what the slot says
    /// @return 32 bits
    public Term capacity(int bytes) {
        return terms.constant(bytes, LENGTH_WIDTH);
    }

    /// Bytes as a number.
    ///
    /// @param content the content
    /// @param offset 32 bits
    /// @param bytes 1, 2, 4, 6 or 8
    /// @param bigEndian byte order; of one byte, it does not matter
    /// @return `8 * bytes` bits
    public Term load(Term content, Term offset, int bytes, boolean bigEndian) {
        Term value =
                world.functions().bits("load" + order(bytes, bigEndian), Byte.SIZE * bytes, List.of(content, offset));
        note(BufferFact.What.LOAD, content, List.of(offset, size(bytes)), bigEndian, value);
        return value;
    }

    /// Bytes stored.
    ///
    /// @param content the content
    /// @param offset 32 bits
    /// @param bytes 1, 2, 4, 6 or 8
    /// @param bigEndian byte order; of one byte, it does not matter
    /// @param value `8 * bytes` bits
    /// @return the content afterwards
    public Term put(Term content, Term offset, int bytes, boolean bigEndian, Term value) {
        Term after = changed("put" + order(bytes, bigEndian), 0, content, List.of(offset, value));
        note(BufferFact.What.PUT, content, List.of(offset, size(bytes), value), bigEndian, after);
        return after;
    }

    private static String order(int bytes, boolean bigEndian) {
        return Byte.SIZE * bytes + (bytes == 1 ? "" : bigEndian ? "be" : "le");
    }

    /// A number computed over a range.
    ///
    /// @param function `sum` or `crc32`
    /// @param width bits of the result
    /// @param content the content
    /// @param from 32 bits
    /// @param to 32 bits
    /// @return the number
    public Term over(String function, int width, Term content, Term from, Term to) {
        Term value = world.functions().bits(function, width, List.of(content, from, to));
        BufferFact.What what = function.equals("sum") ? BufferFact.What.SUM : BufferFact.What.CRC;
        note(what, content, List.of(from, to), false, value);
        return value;
    }

    /// Any other operation.
    ///
    /// @param operation its name
    /// @param capacity the capacity, when what it does depends on it, else 0
    /// @param content the content
    /// @param arguments the rest
    /// @return the content afterwards
    public Term change(String operation, int capacity, Term content, List<Term> arguments) {
        Term after = changed(operation, capacity, content, arguments);
        BufferFact.What what = CHANGES.getOrDefault(operation, BufferFact.What.CHANGE);
        List<Term> operands = new ArrayList<>(what == BufferFact.What.CHANGE ? List.of() : arguments);
        operands.add(terms.constant(capacity, LENGTH_WIDTH));
        note(what, content, operands, false, after);
        return after;
    }

    private void note(BufferFact.What what, Term content, List<Term> operands, boolean bigEndian, Term result) {
        world.note(new BufferFact(what, content, operands, bigEndian, result));
    }

    private Term size(int bytes) {
        return terms.constant(bytes, LENGTH_WIDTH);
    }

    private Term changed(String operation, int capacity, Term content, List<Term> arguments) {
        List<Term> all = new ArrayList<>();
        all.add(content);
        all.addAll(arguments);
        return world.functions().opaque(capacity == 0 ? operation : operation + "." + capacity, SORT, all);
    }
}
