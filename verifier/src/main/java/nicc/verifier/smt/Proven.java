package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What has been proved in a graph, and from what: it holds wherever all of that holds. Cases of one obligation have
/// most of their goals in common, as the same terms.
final class Proven {
    private final Map<Term, List<Set<Term>>> from = new HashMap<>();
    private final Set<Term> hard = new HashSet<>();
    private final Map<Term, Map<Term, Boolean>> mentions = new HashMap<>();

    /// Whether a goal is known to follow.
    ///
    /// @param goal one bit
    /// @param known what holds, one bit each
    boolean follows(Term goal, Set<Term> known) {
        return from.getOrDefault(goal, List.of()).stream().anyMatch(known::containsAll);
    }

    /// Remembers that a goal follows.
    ///
    /// @param goal one bit
    /// @param known what it follows from, one bit each
    void add(Term goal, Collection<Term> known) {
        from.computeIfAbsent(goal, _ -> new ArrayList<>()).add(Set.copyOf(known));
    }

    /// Whether little effort has not been enough to answer a question before.
    boolean hard(Term goal) {
        return hard.contains(goal);
    }

    void isHard(Term goal) {
        hard.add(goal);
    }

    /// The only symbol that a term mentions.
    ///
    /// @return the symbol, or the term itself where it mentions none or more than one
    Term onlySymbol(Term term) {
        Set<Term> symbols = new HashSet<>();
        Set<Term> seen = new HashSet<>(Set.of(term));
        List<Term> open = new ArrayList<>(seen);
        for (int i = 0; i < open.size() && symbols.size() < 2; i++) {
            Term next = open.get(i);
            switch (next.op()) {
                case SYMBOL, ZEROS, APPLY -> symbols.add(next);
                default -> next.arguments().stream().filter(seen::add).forEach(open::add);
            }
        }
        Term only = symbols.size() == 1 ? symbols.iterator().next() : term;
        return only.is(Op.SYMBOL) ? only : term;
    }

    /// Whether a symbol is in a term.
    boolean mentions(Term term, Term symbol) {
        Map<Term, Boolean> known = mentions.computeIfAbsent(symbol, _ -> new HashMap<>());
        Boolean before = known.get(term);
        if (before == null) {
            before = term == symbol || term.arguments().stream().anyMatch(part -> mentions(part, symbol));
            known.put(term, before);
        }
        return before;
    }
}
