package nicc.verifier.mutate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Takes some of many mutations, spread evenly: the next one is always of the operator that has been taken
/// least,
/// and of that in the method that has been taken least.
final class Selection {
    private final Map<Operator, List<Mutation>> left = new EnumMap<>(Operator.class);
    private final Map<Operator, Integer> byOperator = new EnumMap<>(Operator.class);
    private final Map<String, Integer> byMethod = new HashMap<>();

    private Selection(List<Mutation> all, long seed) {
        List<Mutation> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(mutation -> left.computeIfAbsent(mutation.operator(), _ -> new ArrayList<>())
                .add(mutation));
    }

    /// Takes mutations.
    ///
    /// @param all to take from
    /// @param count how many
    /// @param seed the same seed takes the same
    static List<Mutation> of(List<Mutation> all, int count, long seed) {
        Selection selection = new Selection(all, seed);
        List<Mutation> taken = new ArrayList<>();
        while (taken.size() < count && !selection.left.isEmpty()) {
            taken.add(selection.next());
        }
        return taken;
    }

    private Mutation next() {
        Operator operator =
                Collections.min(left.keySet(), Comparator.comparing(one -> byOperator.getOrDefault(one, 0)));
        List<Mutation> candidates = left.getOrDefault(operator, List.of());
        Mutation mutation =
                Collections.min(candidates, Comparator.comparing(one -> byMethod.getOrDefault(one.key(), 0)));
        candidates.remove(mutation);
        if (candidates.isEmpty()) {
            left.remove(operator);
        }
        byOperator.merge(operator, 1, Integer::sum);
        byMethod.merge(mutation.key(), 1, Integer::sum);
        return mutation;
    }
}
