package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Valuations in which everything holds that is known: drawn, and where few of those do, the solver's model
/// with a few
/// values changed, and everything drawn that what is known does not depend on.
final class Samples {
    private static final int TRIES = 64;

    private static final int NEAR = 200;

    private static final int ENOUGH = 24;

    private static final int LIKE = 32;

    private static final int LIKE_TRIES = 96;

    private final List<Valuation> valuations = new ArrayList<>();

    Samples(Supplier<? extends Collection<Term>> known, Supplier<Optional<Valuation>> model) {
        Collection<Term> conditions = known.get();
        for (int seed = 0; seed < TRIES && valuations.size() < ENOUGH; seed++) {
            keep(new Valuation(new Corners(seed)), conditions);
        }
        if (valuations.size() < ENOUGH) {
            model.get().ifPresent(one -> around(one, conditions));
        }
    }

    private void around(Valuation model, Collection<Term> conditions) {
        keep(model, conditions);
        Map<List<Object>, Long> support = model.support(conditions);
        for (int seed = 0; seed < NEAR && valuations.size() < ENOUGH; seed++) {
            keep(new Valuation(new Nearby(support, seed)), conditions);
        }
    }

    /// A model, and some like it in which everything holds that is known: what one model tells apart, and no drawn
    /// valuation did, is told apart by those near it.
    ///
    /// @param model the model
    /// @param known what holds, one bit each
    /// @param goal what does not hold in the model
    static List<Valuation> like(Valuation model, Collection<Term> known, Term goal) {
        List<Term> conditions = new ArrayList<>(known);
        conditions.add(goal);
        Map<List<Object>, Long> support = model.support(conditions);
        List<Valuation> all = new ArrayList<>(List.of(model));
        for (int seed = 0; seed < LIKE_TRIES && all.size() <= LIKE; seed++) {
            Valuation near = new Valuation(new Nearby(support, seed));
            if (known.stream().allMatch(near::holds)) {
                all.add(near);
            }
        }
        return all;
    }

    private void keep(Valuation valuation, Collection<Term> conditions) {
        conditions.forEach(valuation::heed);
        if (conditions.stream().allMatch(valuation::holds)) {
            valuations.add(valuation);
        }
    }

    List<Valuation> list() {
        return valuations;
    }
}
