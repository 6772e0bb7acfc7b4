package nicc.verifier.smt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the nodes of one graph live. A node is made once.
final class Arena {
    private final Map<Term.Shape, Term> nodes = new HashMap<>();

    Term node(Term.Shape shape) {
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
}
