package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Complement, conjunction and exclusive or, piece by piece. A disjunction is a complemented conjunction of
/// complements, so that
/// each rule is needed once.
final class Bitwise {
    private final Terms terms;
    private final Arena arena;

    Bitwise(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    Term not(Term a) {
        return switch (a.op()) {
            case CONST -> arena.constant(~a.value(), a.width());
            case NOT -> a.argument(0);
            case CONCAT ->
                terms.slices().concat(a.arguments().stream().map(this::not).toList());
            case ITE ->
                a.width() == 1
                        ? arena.bits(Op.NOT, 1, a)
                        : terms.ite(a.argument(0), not(a.argument(1)), not(a.argument(2)));
            default -> arena.bits(Op.NOT, a.width(), a);
        };
    }

    Term and(Term a, Term b) {
        if (a == b) {
            return a;
        }
        return split(a, b) ? terms.slices().piecewise(a, b, true, this::and) : andOne(a, b);
    }

    private boolean split(Term a, Term b) {
        boolean may = a.is(Op.CONCAT) || b.is(Op.CONCAT) || a.is(Op.CONST) || b.is(Op.CONST);
        return may
                && a.width() > 1
                && !(terms.slices().cuts(a, true).isEmpty()
                        && terms.slices().cuts(b, true).isEmpty());
    }

    /// Of vectors that no constant cuts.
    private Term andOne(Term a, Term b) {
        if (a.is(Op.CONST) || b.is(Op.CONST)) {
            Term constant = a.is(Op.CONST) ? a : b;
            Term other = constant == a ? b : a;
            return constant.value() == 0 ? constant : other;
        }
        SortedSet<Term> literals = new TreeSet<>(Comparator.comparingInt(Term::id));
        literals.addAll(factors(a));
        literals.addAll(factors(b));
        return a.width() == 1 ? conjunction(literals) : product(literals, a.width());
    }

    /// Of any number of truth values.
    Term all(Collection<Term> conditions) {
        SortedSet<Term> literals = new TreeSet<>(Comparator.comparingInt(Term::id));
        for (Term condition : conditions) {
            if (!condition.is(Op.CONST)) {
                literals.addAll(factors(condition));
            } else if (condition.value() == 0) {
                return condition;
            }
        }
        return conjunction(literals);
    }

    private static Collection<Term> factors(Term a) {
        return a.is(Op.AND) ? a.arguments() : List.of(a);
    }

    private Term product(Set<Term> literals, int width) {
        for (Term literal : literals) {
            if (literals.contains(not(literal))) {
                return arena.constant(0, width);
            }
        }
        return made(literals, width);
    }

    private Term made(Collection<Term> literals, int width) {
        return literals.size() == 1
                ? literals.iterator().next()
                : arena.bits(Op.AND, width, 0, "", List.copyOf(literals));
    }

    /// Of truth values: what each of them says about the others is put in, until nothing changes.
    Term conjunction(SortedSet<Term> literals) {
        SortedSet<Term> open = literals;
        while (true) {
            Facts facts = new Facts(terms);
            for (Term literal : open) {
                if (!facts.add(literal)) {
                    return terms.bit(false);
                }
            }
            SortedSet<Term> next = new TreeSet<>(Comparator.comparingInt(Term::id));
            for (Term literal : open) {
                Term under = facts.clause(literal);
                if (under.is(Op.CONST)) {
                    if (under.value() == 0) {
                        return under;
                    }
                } else {
                    next.addAll(factors(under));
                }
            }
            if (next.equals(open)) {
                return open.isEmpty() ? terms.bit(true) : made(open, 1);
            }
            open = next;
        }
    }

    Term xor(Term a, Term b) {
        if (a == b) {
            return terms.zero(a.width());
        }
        return split(a, b) ? terms.slices().piecewise(a, b, true, this::xor) : xorOne(a, b);
    }

    private Term xorOne(Term a, Term b) {
        if (a.is(Op.CONST) || b.is(Op.CONST)) {
            Term constant = a.is(Op.CONST) ? a : b;
            Term other = constant == a ? b : a;
            return constant.value() == 0 ? other : not(other);
        }
        boolean flipped = a.is(Op.NOT) != b.is(Op.NOT);
        Term x = a.is(Op.NOT) ? a.argument(0) : a;
        Term y = b.is(Op.NOT) ? b.argument(0) : b;
        Term both = plainXor(x, y);
        return flipped ? not(both) : both;
    }

    private Term plainXor(Term x, Term y) {
        if (x == y) {
            return arena.constant(0, x.width());
        }
        List<Term> parts = new ArrayList<>(List.of(x, y));
        if (x.is(Op.XOR) && x.arguments().contains(y)) {
            return x.argument(0) == y ? x.argument(1) : x.argument(0);
        }
        if (y.is(Op.XOR) && y.arguments().contains(x)) {
            return y.argument(0) == x ? y.argument(1) : y.argument(0);
        }
        parts.sort(Comparator.comparingInt(Term::id));
        return arena.bits(Op.XOR, x.width(), 0, "", parts);
    }
}
