package nicc.verifier.bytecode;

import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;
import org.jspecify.annotations.Nullable;

/// The condition under which control is where it is: a conjunction, one condition for each split that has not
/// been
/// joined again. Sides of one split share what is outside of it, so a join gives back what was before the
/// split.
final class Guard {
    private final @Nullable Guard outer;
    private final Term condition;
    private final Term whole;
    private final int depth;

    private Guard(@Nullable Guard outer, Term condition, Term whole, int depth) {
        this.outer = outer;
        this.condition = condition;
        this.whole = whole;
        this.depth = depth;
    }

    /// Always.
    static Guard always(Terms terms) {
        Term yes = terms.bit(true);
        return new Guard(null, yes, yes, 0);
    }

    Guard and(Terms terms, Term more) {
        return new Guard(this, more, terms.and(whole, more), depth + 1);
    }

    /// The conjunction.
    Term whole() {
        return whole;
    }

    /// What two guards of exclusive sides have in common, and what tells them apart.
    ///
    /// @param guard the condition under which control is on one of the sides
    /// @param first given that, the condition of the first side
    record Join(Guard guard, Term first) {}

    static Join join(Terms terms, Guard first, Guard second) {
        Guard common = common(first, second);
        Term left = above(terms, first, common);
        Term right = above(terms, second, common);
        if (left.equals(terms.not(right)) || right.equals(terms.not(left))) {
            return new Join(common, left);
        }
        return new Join(common.and(terms, terms.or(left, right)), left);
    }

    private static Guard common(Guard first, Guard second) {
        Guard a = first;
        Guard b = second;
        while (a != b) {
            if (a.depth >= b.depth && a.outer != null) {
                a = a.outer;
            } else if (b.outer != null) {
                b = b.outer;
            } else {
                throw new IllegalArgumentException("guards of two runs");
            }
        }
        return a;
    }

    private static Term above(Terms terms, Guard guard, Guard common) {
        Term result = terms.bit(true);
        for (Guard at = guard; at != common && at.outer != null; at = at.outer) {
            result = terms.and(at.condition, result);
        }
        return result;
    }
}
