package nicc.verifier.smt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Proves by cases: a condition that something depends on is 1 or 0, and in each case the terms are made
/// again without it. That
/// needs no solver, and most of what two programs with the same meaning differ in is the order of their
/// decisions.
final class Cases {
    private final Terms terms;
    private final Orders facts = new Orders();
    private final Set<Term> proved = new HashSet<>();
    private int left;

    /// Proves where facts hold.
    Cases(Terms terms, Collection<Term> facts) {
        this.terms = terms;
        facts.forEach(this::assume);
    }

    private void assume(Term fact) {
        if (fact.is(Op.AND)) {
            fact.arguments().forEach(this::assume);
            return;
        }
        Term positive = fact.is(Op.NOT) ? fact.argument(0) : fact;
        if (Orders.compares(positive)) {
            facts.add(positive, positive == fact);
        }
    }

    /// Whether a condition holds for all values.
    ///
    /// @param goal one bit
    /// @param splits how many conditions may be split
    /// @return true only if it holds
    boolean prove(Term goal, int splits) {
        left = splits;
        return holds(facts.isEmpty() ? goal : decided(goal, facts), facts, true);
    }

    /// Whether a goal holds where an order does; `always` says that the order is that of the facts.
    private boolean holds(Term goal, Orders order, boolean always) {
        if (goal.is(Op.CONST)) {
            return goal.value() == 1;
        }
        if (proved.contains(goal)) {
            return true;
        }
        boolean holds = goal.is(Op.AND)
                ? goal.arguments().stream().allMatch(part -> holds(part, order, always))
                : open(goal, order, always);
        if (holds && always) {
            proved.add(goal);
        }
        return holds;
    }

    /// A disjunction may take it that the comparisons in it do not hold.
    private boolean open(Term goal, Orders order, boolean always) {
        if (!goal.is(Op.NOT) || !goal.argument(0).is(Op.AND)) {
            return split(goal, order, always);
        }
        Orders here = order.copy();
        Rebuilding rebuilding = new Rebuilding(terms);
        boolean any = false;
        for (Term literal : goal.argument(0).arguments()) {
            Term positive = literal.is(Op.NOT) ? literal.argument(0) : literal;
            if (Orders.compares(positive)) {
                any = true;
                rebuilding.replace(positive, terms.bit(positive == literal));
                if (!here.add(positive, positive == literal)) {
                    return true;
                }
            }
        }
        return any ? holds(decided(rebuilding.of(goal), here), here, false) : split(goal, order, always);
    }

    private boolean split(Term goal, Orders order, boolean always) {
        Optional<Term> atom = atom(goal);
        if (atom.isEmpty()) {
            return goal.is(Op.EQ) && congruent(goal.argument(0), goal.argument(1), order, always);
        }
        if (left == 0) {
            return false;
        }
        left--;
        return where(atom.get(), true, goal, order, always) && where(atom.get(), false, goal, order, always);
    }

    /// Equal arguments give equal results.
    private boolean congruent(Term a, Term b, Orders order, boolean always) {
        boolean same = a.op() == b.op()
                && (a.is(Op.APPLY) || a.is(Op.STORE) || a.is(Op.SELECT))
                && a.shape().name().equals(b.shape().name())
                && a.arguments().size() == b.arguments().size();
        if (!same) {
            return false;
        }
        for (int i = 0; i < a.arguments().size(); i++) {
            Term x = a.argument(i);
            Term y = b.argument(i);
            if (!x.shape().sort().equals(y.shape().sort()) || !holds(terms.eq(x, y), order, always)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a goal holds where a condition has a value.
    private boolean where(Term atom, boolean value, Term goal, Orders order, boolean always) {
        Rebuilding rebuilding = new Rebuilding(terms).replace(atom, terms.bit(value));
        if (value && atom.is(Op.EQ)) {
            boolean constant = atom.argument(1).is(Op.CONST);
            rebuilding.replace(atom.argument(constant ? 0 : 1), atom.argument(constant ? 1 : 0));
        }
        if (!Orders.compares(atom)) {
            return holds(rebuilding.of(goal), order, always);
        }
        Orders here = order.copy();
        return !here.add(atom, value) || holds(decided(rebuilding.of(goal), here), here, false);
    }

    /// A goal without the comparisons that an order decides.
    private Term decided(Term goal, Orders order) {
        Rebuilding rebuilding = new Rebuilding(terms);
        boolean any = false;
        for (Term part : parts(goal)) {
            Optional<Boolean> value = Orders.compares(part) ? order.implied(part) : Optional.empty();
            if (value.isPresent()) {
                rebuilding.replace(part, terms.bit(value.get()));
                any = true;
            }
        }
        return any ? rebuilding.of(goal) : goal;
    }

    private static List<Term> parts(Term goal) {
        Set<Term> seen = new HashSet<>(Set.of(goal));
        List<Term> parts = new ArrayList<>(List.of(goal));
        for (int i = 0; i < parts.size(); i++) {
            for (Term argument : parts.get(i).arguments()) {
                if (seen.add(argument)) {
                    parts.add(argument);
                }
            }
        }
        return parts;
    }

    /// What to split: the condition of the first choice from the top, or else a condition that the goal
    /// consists of.
    private static Optional<Term> atom(Term goal) {
        Set<Term> seen = new HashSet<>();
        Deque<Term> open = new ArrayDeque<>(List.of(goal));
        while (!open.isEmpty()) {
            Term next = open.poll();
            if (!seen.add(next)) {
                continue;
            }
            if (next.is(Op.ITE)) {
                return Optional.of(elementary(next.argument(0)));
            }
            if (next != goal && next.width() == 1 && !next.is(Op.CONST)) {
                return Optional.of(elementary(next));
            }
            if (next.is(Op.EQ) && congruentShape(next)) {
                continue;
            }
            open.addAll(next.arguments());
        }
        return Optional.empty();
    }

    /// Two applications of one function: their arguments are compared one by one, before anything in them is
    /// split.
    private static boolean congruentShape(Term equality) {
        Term a = equality.argument(0);
        Term b = equality.argument(1);
        return a.op() == b.op() && (a.is(Op.APPLY) || a.is(Op.STORE));
    }

    private static Term elementary(Term condition) {
        Term at = condition;
        while (at.is(Op.NOT) || at.is(Op.AND) || at.is(Op.XOR) || (at.is(Op.ITE) && at.width() == 1)) {
            at = at.argument(0);
        }
        return at;
    }
}
