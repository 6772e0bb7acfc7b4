package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What is known to hold, and what other terms come to where it does: of atoms, and of if-then-else,
/// conjunction and complement
/// over them to a bounded depth.
final class Facts {
    private static final int DEPTH = 3;

    private final Terms terms;
    private final Set<Term> known = new HashSet<>();
    private boolean consistent = true;
    private final Set<Term> implied = new HashSet<>();
    private final Map<Term, Long> values = new HashMap<>();

    Facts(Terms terms) {
        this.terms = terms;
    }

    /// What one condition says.
    Facts(Terms terms, Term condition) {
        this(terms);
        consistent = add(condition);
    }

    boolean isConsistent() {
        return consistent;
    }

    /// Learns that a truth value is 1.
    ///
    /// @return false when it contradicts what is known
    boolean add(Term fact) {
        if (fact.is(Op.CONST)) {
            return fact.value() == 1;
        }
        if (known.contains(terms.not(fact))) {
            return false;
        }
        known.add(fact);
        if (fact.is(Op.AND)) {
            for (Term part : fact.arguments()) {
                if (!add(part)) {
                    return false;
                }
            }
        }
        if (fact.is(Op.ULT)) {
            extremes(fact.argument(0), fact.argument(1));
        }
        if (fact.is(Op.EQ) && fact.argument(1).is(Op.CONST)) {
            Long before = values.put(fact.argument(0), fact.argument(1).value());
            return before == null || before == fact.argument(1).value();
        }
        return true;
    }

    /// What is below something is not the greatest number, and what is above is not 0.
    private void extremes(Term below, Term above) {
        int width = below.width();
        implied.add(terms.not(terms.eq(below, terms.constant(Arena.mask(width), width))));
        implied.add(terms.not(terms.eq(above, terms.constant(0, width))));
    }

    /// A conjunct where the other conjuncts hold: a fact itself stays unless it is part of another.
    Term clause(Term literal) {
        if (implied.contains(literal) || implied.contains(terms.not(literal))) {
            return terms.bit(implied.contains(literal));
        }
        if (literal.is(Op.EQ)) {
            return literal;
        }
        if (!compound(literal.is(Op.NOT) ? literal.argument(0) : literal)) {
            return atom(literal);
        }
        known.remove(literal);
        Term under = in(literal, DEPTH);
        known.add(literal);
        return under;
    }

    private static boolean compound(Term term) {
        return term.is(Op.ITE) || term.is(Op.AND) || term.is(Op.XOR);
    }

    /// A term where the facts hold.
    Term in(Term term) {
        return in(term, DEPTH);
    }

    private Term in(Term term, int depth) {
        if (term.width() == 1) {
            if (known.contains(term) || implied.contains(term)) {
                return terms.bit(true);
            }
            if (known.contains(terms.not(term)) || implied.contains(terms.not(term))) {
                return terms.bit(false);
            }
            Term atom = atom(term);
            if (atom != term) {
                return atom;
            }
        }
        if (depth == 0) {
            return term;
        }
        return switch (term.op()) {
            case NOT -> terms.not(in(term.argument(0), depth));
            case ITE -> choice(term, depth);
            case AND -> all(term, depth);
            case XOR -> terms.xor(in(term.argument(0), depth - 1), in(term.argument(1), depth - 1));
            case CONCAT -> pieces(term, depth);
            default -> term;
        };
    }

    private Term choice(Term term, int depth) {
        Term condition = in(term.argument(0), depth - 1);
        if (condition.is(Op.CONST)) {
            return in(term.argument(condition.value() == 1 ? 1 : 2), depth - 1);
        }
        Term then = in(term.argument(1), depth - 1);
        Term otherwise = in(term.argument(2), depth - 1);
        boolean same = condition == term.argument(0) && then == term.argument(1) && otherwise == term.argument(2);
        return same ? term : terms.ite(condition, then, otherwise);
    }

    private Term all(Term term, int depth) {
        List<Term> parts = new ArrayList<>();
        for (Term part : term.arguments()) {
            Term under = in(part, depth - 1);
            if (under.is(Op.CONST) && under.value() == 0) {
                return under;
            }
            parts.add(under);
        }
        return parts.equals(term.arguments())
                ? term
                : parts.stream().reduce(terms::and).orElseThrow();
    }

    private Term pieces(Term term, int depth) {
        List<Term> parts =
                term.arguments().stream().map(part -> in(part, depth)).toList();
        return parts.equals(term.arguments()) ? term : terms.slices().concat(parts);
    }

    /// A comparison of something that has a known value.
    private Term atom(Term term) {
        if (term.is(Op.NOT)) {
            Term inner = atom(term.argument(0));
            return inner == term.argument(0) ? term : terms.not(inner);
        }
        boolean comparison = term.is(Op.EQ) || term.is(Op.ULT) || term.is(Op.SLT);
        if (!comparison || values.isEmpty() || Stream.of(0, 1).noneMatch(i -> values.containsKey(term.argument(i)))) {
            return term;
        }
        Term a = valued(term.argument(0));
        Term b = valued(term.argument(1));
        return switch (term.op()) {
            case EQ -> terms.eq(a, b);
            case ULT -> terms.ult(a, b);
            default -> terms.slt(a, b);
        };
    }

    private Term valued(Term term) {
        Long value = values.get(term);
        return value == null ? term : terms.constant(value, term.width());
    }
}
