package nicc.verifier.smt;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Decides conditions about what moves evenly with one symbol: comparisons of an offset with where registers
/// are. No
/// solver is asked, and nothing is tried out.
public final class Progressions {
    private static final OptionalLong YES = OptionalLong.of(1);
    private static final OptionalLong NO = OptionalLong.of(0);

    private final Term symbol;
    private final BigInteger last;
    private final Map<Term, Optional<Progression>> known = new HashMap<>();
    private final Map<Term, Range> ranges = new HashMap<>();
    private final Map<Term, OptionalLong> decided = new HashMap<>();
    private final Map<Term, Boolean> alone = new HashMap<>();
    private final Map<Term, BitSet> guards = new HashMap<>();
    private final Optional<Enumeration> enumeration;

    /// Looks at what moves with a symbol.
    ///
    /// @param symbol the symbol
    /// @param last its greatest value, unsigned; the least is 0
    public Progressions(Term symbol, long last) {
        this.symbol = symbol;
        this.last = unsigned(last);
        boolean few = Long.compareUnsigned(last, Enumeration.MOST) < 0;
        this.enumeration = few ? Optional.of(new Enumeration(symbol, Math.toIntExact(last) + 1)) : Optional.empty();
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    /// The value of a condition for all values of the symbol.
    ///
    /// @param condition one bit
    /// @return its only value, or empty where it has two or is about something else
    public OptionalLong value(Term condition) {
        OptionalLong before = decided.get(condition);
        if (before != null) {
            return before;
        }
        OptionalLong value = decide(condition);
        decided.put(condition, value);
        return value;
    }

    /// The value of a condition about the symbol alone where another condition holds. Of the latter, what is
    /// about
    /// anything else is left out: then a value is one all the more.
    ///
    /// @param guard one bit
    /// @param condition one bit, [#about] the symbol
    /// @return its only value, or empty where it has two; no value at all counts as 0
    /// @throws IllegalStateException when the symbol has too many values: see [#few]
    public OptionalLong value(Term guard, Term condition) {
        Enumeration all = enumeration.orElseThrow(() -> new IllegalStateException("too many values"));
        BitSet where = where(all, guard);
        BitSet holds = all.where(condition);
        if (!holds.intersects(where)) {
            return NO;
        }
        BitSet not = (BitSet) where.clone();
        not.andNot(holds);
        return not.isEmpty() ? YES : OptionalLong.empty();
    }

    private BitSet where(Enumeration all, Term guard) {
        return guards.computeIfAbsent(guard, _ -> {
            BitSet where = all.all();
            List<Term> parts = guard.is(Op.AND) ? guard.arguments() : List.of(guard);
            parts.stream().filter(this::about).map(all::where).forEach(where::and);
            return where;
        });
    }

    /// Whether the symbol has so few values that each can be looked at.
    ///
    /// @return whether conditions about it can be decided under a guard
    public boolean few() {
        return enumeration.isPresent();
    }

    /// Whether a condition is about the symbol and nothing else.
    ///
    /// @param condition any term
    /// @return false when it depends on another symbol, or on none
    public boolean about(Term condition) {
        return !condition.is(Op.CONST) && alone(condition);
    }

    private boolean alone(Term term) {
        Boolean before = alone.get(term);
        if (before == null) {
            before = switch (term.op()) {
                case SYMBOL -> term.equals(symbol);
                case APPLY, SELECT, STORE, ZEROS -> false;
                default -> term.arguments().stream().allMatch(this::alone);
            };
            alone.put(term, before);
        }
        return before;
    }

    private OptionalLong decide(Term condition) {
        return switch (condition.op()) {
            case CONST -> OptionalLong.of(condition.value());
            case NOT -> not(value(condition.argument(0)));
            case AND -> all(condition.arguments());
            case XOR -> differ(value(condition.argument(0)), value(condition.argument(1)));
            case ITE -> chosen(condition);
            case EQ -> difference(condition).map(Progressions::zero).orElseGet(() -> equal(condition));
            case ULT -> difference(condition).map(Progressions::negative).orElseGet(() -> less(condition));
            case SLT -> signedDifference(condition).map(Progressions::negative).orElse(OptionalLong.empty());
            default -> of(condition).map(Progressions::only).orElse(OptionalLong.empty());
        };
    }

    private static OptionalLong not(OptionalLong value) {
        return value.isPresent() ? OptionalLong.of(1 - value.getAsLong()) : value;
    }

    private OptionalLong all(List<Term> parts) {
        OptionalLong result = YES;
        for (Term part : parts) {
            OptionalLong value = value(part);
            if (value.equals(NO)) {
                return NO;
            }
            result = value.isPresent() ? result : value;
        }
        return result;
    }

    private static OptionalLong differ(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent() ? OptionalLong.of(a.getAsLong() ^ b.getAsLong()) : OptionalLong.empty();
    }

    private OptionalLong chosen(Term choice) {
        OptionalLong condition = value(choice.argument(0));
        if (condition.isPresent()) {
            return value(choice.argument(condition.getAsLong() == 1 ? 1 : 2));
        }
        OptionalLong then = value(choice.argument(1));
        return then.equals(value(choice.argument(2))) ? then : OptionalLong.empty();
    }

    private static OptionalLong zero(Progression difference) {
        if (!difference.meetsZero()) {
            return NO;
        }
        return difference.constant() ? YES : OptionalLong.empty();
    }

    private static OptionalLong negative(Progression difference) {
        if (difference.greatest().signum() < 0) {
            return YES;
        }
        return difference.least().signum() >= 0 ? NO : OptionalLong.empty();
    }

    /// By where both sides lie.
    private OptionalLong equal(Term comparison) {
        if (comparison.argument(0).width() == 0 || comparison.argument(0) instanceof Term.Table) {
            return OptionalLong.empty();
        }
        Range a = range(comparison.argument(0));
        Range b = range(comparison.argument(1));
        if (a.below(b) || b.below(a)) {
            return NO;
        }
        return a.single() && b.single() ? YES : OptionalLong.empty();
    }

    private OptionalLong less(Term comparison) {
        Range a = range(comparison.argument(0));
        Range b = range(comparison.argument(1));
        if (a.below(b)) {
            return YES;
        }
        return a.least().compareTo(b.greatest()) >= 0 ? NO : OptionalLong.empty();
    }

    /// Where the values of a vector lie, unsigned: what does not move evenly still moves between bounds.
    private Range range(Term term) {
        Range before = ranges.get(term);
        if (before == null) {
            before = of(term).map(one -> new Range(one.least(), one.greatest())).orElseGet(() -> bounds(term));
            ranges.put(term, before);
        }
        return before;
    }

    private Range bounds(Term term) {
        return switch (term.op()) {
            case EXTRACT ->
                range(term.argument(0)).shifted(Math.toIntExact(term.value())).low(term.width());
            case CONCAT -> {
                Range whole = Range.of(BigInteger.ZERO);
                int from = 0;
                for (Term piece : term.arguments()) {
                    whole = whole.plus(range(piece).times(BigInteger.ONE.shiftLeft(from)));
                    from += piece.width();
                }
                yield whole;
            }
            case SUM -> {
                Range whole = Range.of(unsigned(term.value()));
                for (int i = 0; i < term.arguments().size(); i++) {
                    long times = Values.extended(term.shape().coefficients().get(i), term.width());
                    whole = whole.plus(range(term.argument(i)).times(BigInteger.valueOf(times)));
                }
                yield whole.low(term.width());
            }
            case ITE -> {
                OptionalLong condition = value(term.argument(0));
                yield condition.isPresent()
                        ? range(term.argument(condition.getAsLong() == 1 ? 1 : 2))
                        : range(term.argument(1)).or(range(term.argument(2)));
            }
            default -> Range.bits(term.width());
        };
    }

    private static OptionalLong only(Progression one) {
        return one.constant() ? OptionalLong.of(one.first().longValue()) : OptionalLong.empty();
    }

    private Optional<Progression> difference(Term comparison) {
        Term left = comparison.argument(0);
        Term right = comparison.argument(1);
        return left.width() == 0
                ? Optional.empty()
                : of(left).flatMap(a -> of(right).map(a::minus));
    }

    private Optional<Progression> signedDifference(Term comparison) {
        return signed(comparison.argument(0))
                .flatMap(a -> signed(comparison.argument(1)).map(a::minus));
    }

    /// The values as signed numbers, if they all have one sign.
    private Optional<Progression> signed(Term term) {
        BigInteger half = BigInteger.ONE.shiftLeft(term.width() - 1);
        return of(term).flatMap(values -> {
            if (values.greatest().compareTo(half) < 0) {
                return Optional.of(values);
            }
            BigInteger turn = half.shiftLeft(1);
            return values.least().compareTo(half) >= 0
                    ? Optional.of(values.minus(Progression.constant(turn, last)))
                    : Optional.empty();
        });
    }

    /// The values of a vector, unsigned.
    private Optional<Progression> of(Term term) {
        Optional<Progression> before = known.get(term);
        if (before == null) {
            before = found(term);
            known.put(term, before);
        }
        return before;
    }

    private Optional<Progression> found(Term term) {
        if (term.equals(symbol)) {
            return Optional.of(new Progression(BigInteger.ZERO, BigInteger.ONE, last));
        }
        return switch (term.op()) {
            case CONST -> Optional.of(Progression.constant(unsigned(term.value()), last));
            case CONCAT -> pieces(term);
            case SUM -> sum(term);
            case EXTRACT ->
                of(term.argument(0))
                        .flatMap(all -> all.shifted(Math.toIntExact(term.value())))
                        .flatMap(rest -> rest.low(term.width()));
            case NOT ->
                of(term.argument(0))
                        .map(inner -> Progression.constant(
                                        BigInteger.ONE.shiftLeft(term.width()).subtract(BigInteger.ONE), last)
                                .minus(inner));
            case ITE -> {
                OptionalLong condition = value(term.argument(0));
                yield condition.isPresent() ? of(term.argument(condition.getAsLong() == 1 ? 1 : 2)) : Optional.empty();
            }
            default -> term.width() == 1 ? bit(term) : Optional.empty();
        };
    }

    /// A truth value that has only one.
    private Optional<Progression> bit(Term term) {
        return switch (term.op()) {
            case AND, XOR, EQ, ULT, SLT -> {
                OptionalLong value = value(term);
                yield value.isPresent()
                        ? Optional.of(Progression.constant(BigInteger.valueOf(value.getAsLong()), last))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<Progression> pieces(Term term) {
        Progression whole = Progression.constant(BigInteger.ZERO, last);
        int from = 0;
        for (Term piece : term.arguments()) {
            Optional<Progression> part = of(piece);
            if (part.isEmpty()) {
                return part;
            }
            whole = whole.plus(part.get().times(BigInteger.ONE.shiftLeft(from)));
            from += piece.width();
        }
        return Optional.of(whole);
    }

    private Optional<Progression> sum(Term term) {
        Progression whole = Progression.constant(unsigned(term.value()), last);
        for (int i = 0; i < term.arguments().size(); i++) {
            Optional<Progression> part = of(term.argument(i));
            if (part.isEmpty()) {
                return part;
            }
            whole = whole.plus(
                    part.get().times(unsigned(term.shape().coefficients().get(i))));
        }
        return whole.low(term.width());
    }
}
