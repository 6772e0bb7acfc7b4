package nicc.verifier.smt;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Looks through if-then-else: Java keeps truth values in integers, so that `(c ? 1 : 0) != 0` is everywhere,
/// and a solver that gets it as `c` has less to do.
final class Choices {
    private static final int DEPTH = 4;

    private static final int ALIKE_DEPTH = 12;

    private final Terms terms;
    private final Map<Extension, Term> extended = new HashMap<>();

    Choices(Terms terms) {
        this.terms = terms;
    }

    /// Equality of two choices between the same things, or by the same condition: that of their conditions,
    /// or of what
    /// they choose from.
    ///
    /// @param a an expression
    /// @param b an expression of the same sort
    /// @return one bit, or empty when they have nothing in common
    Optional<Term> alike(Expr<?> a, Expr<?> b) {
        return alike(a, b, ALIKE_DEPTH);
    }

    private Optional<Term> alike(Expr<?> a, Expr<?> b, int depth) {
        if (a.equals(b)) {
            return Optional.of(terms.bit(true));
        }
        if (!a.isITE() || !b.isITE() || depth == 0) {
            return Optional.empty();
        }
        Expr<?>[] x = a.getArgs();
        Expr<?>[] y = b.getArgs();
        if (x[1].equals(y[1]) && x[2].equals(y[2])) {
            return Optional.of(terms.eq(condition(x), condition(y)));
        }
        if (x[1].equals(y[2]) && x[2].equals(y[1])) {
            return Optional.of(terms.xor(condition(x), condition(y)));
        }
        if (!x[0].equals(y[0])) {
            return Optional.empty();
        }
        Optional<Term> then = alike(x[1], y[1], depth - 1);
        Optional<Term> otherwise = alike(x[2], y[2], depth - 1);
        return then.flatMap(t -> otherwise.map(o -> terms.ite(condition(x), t, o)));
    }

    private static Term condition(Expr<?>[] choice) {
        return new Term.Bit((BoolExpr) choice[0]);
    }

    /// Zero extension of what is chosen from instead of the choice: so it is done in Java, where fields hold
    /// extended values.
    ///
    /// @param a a vector
    /// @param width a greater width
    /// @return the extension
    Term extended(Term.Bits a, int width) {
        if (!a.expr().isITE()) {
            return terms.plainExtend(a, width);
        }
        Extension wanted = new Extension(a.expr(), width);
        Term known = extended.get(wanted);
        if (known == null) {
            Expr<?>[] parts = a.expr().getArgs();
            Term then = terms.zeroExtend(new Term.Bits((BitVecExpr) parts[1], a.width()), width);
            Term otherwise = terms.zeroExtend(new Term.Bits((BitVecExpr) parts[2], a.width()), width);
            known = terms.ite(condition(parts), then, otherwise);
            extended.put(wanted, known);
        }
        return known;
    }

    private record Extension(Expr<?> expr, int width) {}

    /// Equality of a choice between constants and a constant.
    ///
    /// @param a a vector
    /// @param b a vector as wide
    /// @return one bit, or empty when neither is such a choice
    Optional<Term> equal(Term a, Term b) {
        if (b.expr() instanceof BitVecNum number) {
            return equal(a.expr(), number, DEPTH);
        }
        return a.expr() instanceof BitVecNum number ? equal(b.expr(), number, DEPTH) : Optional.empty();
    }

    private Optional<Term> equal(Expr<?> expr, BitVecNum number, int depth) {
        if (expr instanceof BitVecNum known) {
            return Optional.of(terms.bit(known.getBigInteger().equals(number.getBigInteger())));
        }
        if (!expr.isITE() || depth == 0) {
            return Optional.empty();
        }
        Expr<?>[] parts = expr.getArgs();
        Optional<Term> then = equal(parts[1], number, depth - 1);
        Optional<Term> otherwise = equal(parts[2], number, depth - 1);
        return then.isEmpty() || otherwise.isEmpty()
                ? Optional.empty()
                : Optional.of(terms.ite(new Term.Bit((BoolExpr) parts[0]), then.get(), otherwise.get()));
    }
}
