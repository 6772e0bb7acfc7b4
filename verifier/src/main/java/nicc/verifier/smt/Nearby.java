package nicc.verifier.smt;

import java.util.List;
import java.util.Map;

/// Draws the values of a valuation again, but for a few: those become other ones, or what something else has.
final class Nearby implements Valuation.Source {
    private final Map<List<Object>, Long> values;
    private final List<Long> pool;
    private final Corners corners;

    Nearby(Map<List<Object>, Long> values, long seed) {
        this.values = values;
        this.pool = values.values().stream().sorted().toList();
        this.corners = new Corners(seed);
    }

    @Override
    public long draw(Term term, List<Object> what) {
        Long value = values.get(what);
        if (value == null) {
            return corners.draw(term, what);
        }
        long chance = corners.mixed(what);
        return switch ((int) (chance & 31)) {
            case 0 -> value + 1;
            case 1 -> value - 1;
            case 2 -> value << 1;
            case 3 -> value >>> 1;
            case 4, 5 -> pool.get((int) Long.remainderUnsigned(chance >>> 8, pool.size()));
            case 6, 7 -> corners.draw(term, what);
            default -> value;
        };
    }
}
