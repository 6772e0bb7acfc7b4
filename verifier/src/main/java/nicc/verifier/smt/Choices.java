package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// If-then-else: a condition is no complement; what it says is put into both sides; of truth values it is a
/// conjunction or an
/// exclusive or where it can be; vectors are chosen piece by piece.
final class Choices {
    private static final int RECENT = 64;

    private final Terms terms;
    private final Arena arena;
    private final Map<Term, Facts> recent = new HashMap<>();

    Choices(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    Term ite(Term condition, Term then, Term otherwise) {
        if (condition.is(Op.CONST)) {
            return condition.value() == 1 ? then : otherwise;
        }
        if (then == otherwise) {
            return then;
        }
        if (condition.is(Op.NOT)) {
            return ite(condition.argument(0), otherwise, then);
        }
        if (condition.is(Op.EQ)
                && condition.arguments().contains(then)
                && condition.arguments().contains(otherwise)) {
            return otherwise;
        }
        Term x = under(condition, then);
        Term y = under(terms.not(condition), otherwise);
        if (x == y) {
            return x;
        }
        if (then.width() == 1) {
            return truth(condition, x, y);
        }
        if (then instanceof Term.Table a && otherwise instanceof Term.Table) {
            return terms.tables().choice(condition, (Term.Table) x, (Term.Table) y, a.elementWidth());
        }
        return then.width() == 0 ? made(condition, x, y) : vector(condition, x, y);
    }

    private Term under(Term condition, Term term) {
        if (term.is(Op.CONST) || (term.is(Op.SYMBOL) && term != condition && term != terms.not(condition))) {
            return term;
        }
        Facts facts = facts(condition);
        return facts.isConsistent() ? facts.in(term) : term;
    }

    /// The same conditions are asked about for one cell after the other.
    private Facts facts(Term condition) {
        Facts facts = recent.get(condition);
        if (facts == null) {
            facts = new Facts(terms, condition);
            if (recent.size() >= RECENT) {
                recent.clear();
            }
            recent.put(condition, facts);
        }
        return facts;
    }

    private Term made(Term condition, Term then, Term otherwise) {
        if (then.is(Op.ITE) && then.argument(2) == otherwise) {
            return ite(terms.and(condition, then.argument(0)), then.argument(1), otherwise);
        }
        if (then.is(Op.ITE) && then.argument(1) == otherwise) {
            return ite(terms.and(condition, terms.not(then.argument(0))), then.argument(2), otherwise);
        }
        if (otherwise.is(Op.ITE) && otherwise.argument(1) == then) {
            return ite(terms.or(condition, otherwise.argument(0)), then, otherwise.argument(2));
        }
        if (otherwise.is(Op.ITE) && otherwise.argument(2) == then) {
            return ite(terms.or(condition, terms.not(otherwise.argument(0))), then, otherwise.argument(1));
        }
        return arena.node(
                new Term.Shape(Op.ITE, then.shape().sort(), 0, "", List.of(condition, then, otherwise), List.of()));
    }

    private Term truth(Term condition, Term then, Term otherwise) {
        if (then.is(Op.CONST)) {
            return then.value() == 1 ? terms.or(condition, otherwise) : terms.and(terms.not(condition), otherwise);
        }
        if (otherwise.is(Op.CONST)) {
            return otherwise.value() == 1 ? terms.or(terms.not(condition), then) : terms.and(condition, then);
        }
        if (then == terms.not(otherwise)) {
            return terms.not(terms.xor(condition, then));
        }
        return then.is(Op.NOT)
                ? terms.not(made(condition, terms.not(then), terms.not(otherwise)))
                : made(condition, then, otherwise);
    }

    private Term vector(Term condition, Term then, Term otherwise) {
        if (!then.is(Op.CONCAT) && !otherwise.is(Op.CONCAT)) {
            return piece(condition, then, otherwise);
        }
        List<Term> pieces = new ArrayList<>();
        terms.slices().parts(then, otherwise, false, (x, y) -> pieces.add(ite(condition, x, y)));
        return terms.slices().concat(pieces);
    }

    /// Two constants: each bit of them is the condition, its complement, or a constant.
    private Term piece(Term condition, Term then, Term otherwise) {
        if (!then.is(Op.CONST) || !otherwise.is(Op.CONST)) {
            return terms.extremes().canonical(made(condition, then, otherwise));
        }
        List<Term> bits = new ArrayList<>();
        for (int bit = 0; bit < then.width(); bit++) {
            bits.add(ite(condition, terms.extract(then, bit, bit), terms.extract(otherwise, bit, bit)));
        }
        return terms.slices().concat(bits);
    }
}
