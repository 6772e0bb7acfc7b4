package nicc.verifier.smt;

import java.util.List;

/// Draws values by a generator with a fixed start, often those at which something happens: 0, 1, all ones,
/// single bits, few bits.
final class Corners implements Valuation.Source {
    private final long seed;

    Corners(long seed) {
        this.seed = seed;
    }

    @Override
    public long draw(Term term, List<Object> what) {
        long mixed = mixed(what);
        long value = mix(mixed);
        if (term.width() == 0) {
            return value;
        }
        return switch ((int) (mixed >>> 60)) {
            case 0, 1, 2 -> 0;
            case 3, 4 -> 1;
            case 5 -> -1;
            case 6, 7 -> value & 0xF;
            case 8 -> 1L << (value & 63);
            case 9 -> ~(1L << (value & 63));
            case 10 -> value & mix(value);
            default -> value;
        };
    }

    /// A number for what is drawn.
    long mixed(List<Object> what) {
        return mix(seed ^ mix(what.hashCode()));
    }

    /// Spreads bits: the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
    /// generators, 2014).
    private static long mix(long value) {
        long a = (value + 0x9E3779B97F4A7C15L ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
        return b ^ b >>> 31;
    }
}
