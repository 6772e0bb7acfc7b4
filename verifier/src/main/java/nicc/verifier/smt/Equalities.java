package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Equality: of vectors piece by piece, of sums by their difference, of choices by what they choose from.
final class Equalities {
    private static final int DEPTH = 12;

    private final Terms terms;
    private final Arena arena;
    private final Map<List<Term>, Term> known = new HashMap<>();

    Equalities(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    Term eq(Term a, Term b) {
        return eq(a, b, DEPTH);
    }

    private Term eq(Term a, Term b, int depth) {
        if (a == b) {
            return terms.bit(true);
        }
        if (a.id() > b.id()) {
            return eq(b, a, depth);
        }
        if (a.width() == 1) {
            return terms.not(terms.xor(a, b));
        }
        List<Term> pair = List.of(a, b);
        Term result = known.get(pair);
        if (result == null) {
            result = different(a, b, depth);
            known.put(pair, result);
        }
        return result;
    }

    private Term different(Term a, Term b, int depth) {
        if (a.is(Op.CONCAT) || b.is(Op.CONCAT)) {
            return pieces(a, b, depth);
        }
        if (a.is(Op.CONST)) {
            return constant(b, a, depth);
        }
        if (b.is(Op.CONST)) {
            return constant(a, b, depth);
        }
        if (a.is(Op.NOT) && b.is(Op.NOT)) {
            return eq(a.argument(0), b.argument(0), depth);
        }
        if (a.is(Op.SUM) || b.is(Op.SUM)) {
            return difference(a, b);
        }
        if (depth > 0 && (a.is(Op.ITE) || b.is(Op.ITE))) {
            Term alike = choices(a, b, depth);
            if (alike != null) {
                return alike;
            }
        }
        if (a instanceof Term.Table x && b instanceof Term.Table y) {
            return terms.tables().equal(x, y);
        }
        return atom(a, b);
    }

    Term atom(Term a, Term b) {
        List<Term> sides = new ArrayList<>(Stream.of(a, b)
                .sorted(Comparator.comparing((Term term) -> term.is(Op.CONST)).thenComparingInt(Term::id))
                .toList());
        return arena.bits(Op.EQ, 1, 0, "", sides);
    }

    private Term pieces(Term a, Term b, int depth) {
        List<Term> equal = new ArrayList<>();
        terms.slices().parts(a, b, false, (x, y) -> equal.add(eq(x, y, depth)));
        return terms.all(equal);
    }

    private Term constant(Term a, Term constant, int depth) {
        return switch (a.op()) {
            case CONST -> terms.bit(a.value() == constant.value());
            case NOT -> eq(a.argument(0), terms.not(constant), depth);
            case SUM -> difference(a, constant);
            case ITE -> {
                Term then = eq(a.argument(1), constant, depth);
                yield terms.ite(a.argument(0), then, eq(a.argument(2), constant, depth));
            }
            default -> atom(a, constant);
        };
    }

    /// Everything on one side.
    private Term difference(Term a, Term b) {
        Sums sums = terms.sums();
        Sums.Linear sum = sums.linear(a.width());
        sums.add(sum, a, 1);
        sums.add(sum, b, -1);
        long mask = Arena.mask(a.width());
        List<Map.Entry<Term, Long>> parts = List.copyOf(sum.multiples().entrySet());
        if (parts.isEmpty()) {
            return terms.bit(sum.constant() == 0);
        }
        if (parts.size() == 1) {
            long times = parts.getFirst().getValue();
            if (times == 1 || times == mask) {
                long value = times == 1 ? -sum.constant() : sum.constant();
                return eq(parts.getFirst().getKey(), arena.constant(value & mask, a.width()), DEPTH);
            }
        }
        if (parts.size() == 2 && sum.constant() == 0 && opposite(parts, mask)) {
            return eq(parts.get(0).getKey(), parts.get(1).getKey(), DEPTH);
        }
        return atom(sided(parts, sum, mask), arena.constant(0, a.width()));
    }

    private static boolean opposite(List<Map.Entry<Term, Long>> parts, long mask) {
        long first = parts.get(0).getValue();
        long second = parts.get(1).getValue();
        return (first == 1 && second == mask) || (first == mask && second == 1);
    }

    /// The difference with the sign that makes its first coefficient small.
    private Term sided(List<Map.Entry<Term, Long>> parts, Sums.Linear sum, long mask) {
        boolean flip = Long.compareUnsigned(parts.getFirst().getValue(), mask >>> 1) > 0;
        List<Term> arguments = new ArrayList<>();
        List<Long> coefficients = new ArrayList<>();
        for (Map.Entry<Term, Long> part : parts) {
            arguments.add(part.getKey());
            coefficients.add((flip ? -part.getValue() : part.getValue()) & mask);
        }
        long constant = (flip ? -sum.constant() : sum.constant()) & mask;
        return arena.sum(Long.bitCount(mask), constant, arguments, coefficients);
    }

    private @org.jspecify.annotations.Nullable Term choices(Term a, Term b, int depth) {
        if (a.is(Op.ITE) && b.is(Op.ITE)) {
            if (a.argument(0) == b.argument(0)) {
                Term then = eq(a.argument(1), b.argument(1), depth - 1);
                return terms.ite(a.argument(0), then, eq(a.argument(2), b.argument(2), depth - 1));
            }
            if (a.argument(1) == b.argument(1) && a.argument(2) == b.argument(2)) {
                Term same = terms.not(terms.xor(a.argument(0), b.argument(0)));
                return terms.or(same, eq(a.argument(1), a.argument(2), depth - 1));
            }
        }
        if (a.is(Op.ITE) && (a.argument(1) == b || a.argument(2) == b)) {
            return oneBranch(a, b, depth);
        }
        return b.is(Op.ITE) && (b.argument(1) == a || b.argument(2) == a) ? oneBranch(b, a, depth) : null;
    }

    private Term oneBranch(Term choice, Term branch, int depth) {
        Term condition = choice.argument(0);
        return choice.argument(1) == branch
                ? terms.or(condition, eq(choice.argument(2), branch, depth - 1))
                : terms.or(terms.not(condition), eq(choice.argument(1), branch, depth - 1));
    }
}
