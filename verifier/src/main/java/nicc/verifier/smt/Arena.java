package nicc.verifier.smt;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Where the nodes of one graph live. A node is made once. A graph serves one proof, on one thread, which is over when
/// it has computed for too long: what else the machine does in the meantime does not count.
final class Arena {
    private static final long SECONDS = 90;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// So often is the time looked at.
    private static final int OFTEN = 1 << 12;

    private final Set<Term> ascending = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Term.Shape, Term> nodes = new HashMap<>();
    private final long start = THREADS.getCurrentThreadCpuTime();
    private long seconds = SECONDS;
    private int asked;

    /// Lets the proof compute for another time.
    void limit(long most) {
        seconds = most;
    }

    /// The node of a shape.
    ///
    /// @param shape the shape
    /// @return the only node that has it
    /// @throws TimeUp when the proof has taken too long
    Term node(Term.Shape shape) {
        if (++asked % OFTEN == 0) {
            long spent = THREADS.getCurrentThreadCpuTime() - start;
            if (spent > TimeUnit.SECONDS.toNanos(seconds)) {
                throw new TimeUp(seconds);
            }
        }
        Term known = nodes.get(shape);
        if (known == null) {
            known = Term.of(nodes.size(), shape);
            nodes.put(shape, known);
        }
        return known;
    }

    Term bits(Op op, int width, Term... arguments) {
        return bits(op, width, 0, "", List.of(arguments));
    }

    Term bits(Op op, int width, long value, String name, List<Term> arguments) {
        return node(new Term.Shape(op, new Term.Sort.OfBits(width), value, name, List.copyOf(arguments), List.of()));
    }

    Term sum(int width, long constant, List<Term> arguments, List<Long> coefficients) {
        return node(new Term.Shape(
                Op.SUM, new Term.Sort.OfBits(width), constant, "", List.copyOf(arguments), List.copyOf(coefficients)));
    }

    Term constant(long value, int width) {
        return bits(Op.CONST, width, value & mask(width), "", List.of());
    }

    /// So many ones.
    static long mask(int width) {
        return width >= Long.SIZE ? -1L : (1L << width) - 1;
    }

    /// Notes a chain of stores at constant indices that grow, on something that is no store.
    void ascending(Term table) {
        ascending.add(table);
    }

    /// Whether a chain of stores has been noted as one at constant indices that grow.
    boolean ascends(Term table) {
        return ascending.contains(table);
    }
}
