package nicc.verifier.smt;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/// What terms about one symbol come to for each of its values: exact, and cheaper than to ask a solver where
/// the values
/// are few.
final class Enumeration {
    /// Symbols with more values are not enumerated.
    static final int MOST = 1 << 16;

    private final Term symbol;
    private final int count;
    private final Map<Term, long[]> values = new HashMap<>();
    private final Map<Term, BitSet> sets = new HashMap<>();

    /// Looks at all values of a symbol.
    ///
    /// @param symbol the symbol
    /// @param count how many values it has, from 0 on; at most [#MOST]
    Enumeration(Term symbol, int count) {
        this.symbol = symbol;
        this.count = count;
    }

    /// The values of the symbol for which a condition holds.
    ///
    /// @param condition one bit, about the symbol alone
    /// @return not to be changed
    BitSet where(Term condition) {
        BitSet known = sets.get(condition);
        if (known == null) {
            known = new BitSet(count);
            long[] bits = of(condition);
            for (int i = 0; i < count; i++) {
                known.set(i, bits[i] == 1);
            }
            sets.put(condition, known);
        }
        return known;
    }

    /// All values of the symbol.
    ///
    /// @return a new set
    BitSet all() {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    private long[] of(Term term) {
        long[] known = values.get(term);
        if (known == null) {
            known = made(term);
            long mask = Arena.mask(term.width());
            for (int i = 0; i < count; i++) {
                known[i] &= mask;
            }
            values.put(term, known);
        }
        return known;
    }

    private long[] made(Term term) {
        if (term.equals(symbol)) {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = i;
            }
            return numbers;
        }
        return switch (term.op()) {
            case CONST -> filled(term.value());
            case EXTRACT -> each(of(term.argument(0)), filled(term.value()), (a, by) -> a >>> by);
            case CONCAT -> concat(term.arguments());
            case NOT -> each(of(term.argument(0)), filled(-1), (a, ones) -> a ^ ones);
            case AND ->
                term.arguments().stream().map(this::of).reduce(filled(-1), (a, b) -> each(a, b, (x, y) -> x & y));
            case XOR -> both(term, (a, b) -> a ^ b);
            case SUM -> sum(term);
            case PRODUCT -> both(term, (a, b) -> a * b);
            case UDIV -> both(term, (a, b) -> Values.udiv(a, b, term.width()));
            case UREM -> both(term, Values::urem);
            case SDIV, SREM -> both(term, (a, b) -> Values.signed(term.op(), a, b, term.width()));
            case EQ -> both(term, (a, b) -> a == b ? 1 : 0);
            case ULT -> both(term, (a, b) -> Long.compareUnsigned(a, b) < 0 ? 1 : 0);
            case SLT -> less(term);
            case ITE -> chosen(term);
            case SYMBOL, SELECT, STORE, ZEROS, APPLY ->
                throw new IllegalArgumentException(term.op().name());
        };
    }

    private long[] filled(long value) {
        long[] all = new long[count];
        java.util.Arrays.fill(all, value);
        return all;
    }

    private long[] both(Term term, LongBinaryOperator operator) {
        return each(of(term.argument(0)), of(term.argument(1)), operator);
    }

    private long[] each(long[] a, long[] b, LongBinaryOperator operator) {
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = operator.applyAsLong(a[i], b[i]);
        }
        return result;
    }

    private long[] concat(List<Term> pieces) {
        long[] result = new long[count];
        int from = 0;
        for (Term piece : pieces) {
            int by = from;
            result = each(result, of(piece), (whole, part) -> whole | part << by);
            from += piece.width();
        }
        return result;
    }

    private long[] sum(Term term) {
        long[] result = filled(term.value());
        for (int i = 0; i < term.arguments().size(); i++) {
            long factor = term.shape().coefficients().get(i);
            result = each(result, of(term.argument(i)), (whole, part) -> whole + factor * part);
        }
        return result;
    }

    private long[] less(Term term) {
        int width = term.argument(0).width();
        return both(term, (a, b) -> Values.extended(a, width) < Values.extended(b, width) ? 1 : 0);
    }

    private long[] chosen(Term term) {
        long[] condition = of(term.argument(0));
        long[] then = of(term.argument(1));
        long[] result = of(term.argument(2)).clone();
        for (int i = 0; i < count; i++) {
            if (condition[i] == 1) {
                result[i] = then[i];
            }
        }
        return result;
    }
}
