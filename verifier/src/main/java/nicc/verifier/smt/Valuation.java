package nicc.verifier.smt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// One value for every symbol, and what all terms come to. What a function gives is drawn once for equal
/// arguments, and the same
/// holds for the elements of an array, so that whatever a valuation says is possible.
final class Valuation {
    private final Source source;
    private final Map<Term, Object> values = new HashMap<>();
    private final Map<List<Object>, Long> drawn = new HashMap<>();

    /// Where values come from that are free.
    interface Source {
        /// The value of a symbol, of a function for the first arguments of their kind, or of an element of an
        /// array.
        ///
        /// @param term the symbol, application or selection
        /// @param what names the value: equal things are asked for once
        /// @return bits above the term's width do not matter
        long draw(Term term, List<Object> what);
    }

    /// An array: what it was made of, and elements that differ.
    ///
    /// @param base a name, or 0 for zeros
    /// @param changes the last change, null for none
    private record Elements(Object base, @Nullable Changed changes) {

        /// The elements that differ: a map of its own for each question, because a chain of stores has many arrays of
        /// which hardly any is asked about.
        TreeMap<Long, Long> changed() {
            TreeMap<Long, Long> all = new TreeMap<>();
            for (Changed at = changes; at != null; at = at.before()) {
                all.putIfAbsent(at.index(), at.value());
            }
            return all;
        }

        Elements with(long index, long value) {
            return new Elements(base, new Changed(changes, index, value));
        }

        @Nullable
        Long at(long index) {
            for (Changed at = changes; at != null; at = at.before()) {
                if (at.index() == index) {
                    return at.value();
                }
            }
            return null;
        }
    }

    /// A change of an element, and those before it.
    private record Changed(@Nullable Changed before, long index, long value) {}

    Valuation(Source source) {
        this.source = source;
    }

    /// What was drawn for some terms.
    ///
    /// @param of the terms
    /// @return values by what names them
    Map<List<Object>, Long> support(Collection<Term> of) {
        Valuation other = new Valuation(this::draw);
        of.forEach(other::value);
        return other.drawn;
    }

    /// Draws what a condition bounds by a constant within these bounds, where it has not been drawn yet. Whether the
    /// condition holds then is to be asked all the same.
    void heed(Term condition) {
        switch (condition.op()) {
            case AND -> condition.arguments().forEach(this::heed);
            case EQ -> {
                if (condition.argument(1).is(Op.CONST)) {
                    bound(condition.argument(0), _ -> condition.argument(1).value());
                }
            }
            case ULT -> {
                if (condition.argument(1).is(Op.CONST)) {
                    bound(
                            condition.argument(0),
                            value -> below(value, condition.argument(1).value()));
                }
            }
            case NOT -> atMost(condition.argument(0));
            default -> {}
        }
    }

    /// Heeds that a comparison does not hold: `x <= c` is written as `!(c < x)`.
    private void atMost(Term comparison) {
        if (comparison.is(Op.ULT) && comparison.argument(0).is(Op.CONST)) {
            bound(
                    comparison.argument(1),
                    value -> below(value, comparison.argument(0).value() + 1));
        }
    }

    private static long below(long value, long limit) {
        return limit == 0 ? value : Long.remainderUnsigned(value, limit);
    }

    private void bound(Term term, LongUnaryOperator within) {
        if (!(term.is(Op.SYMBOL) || term.is(Op.APPLY)) || term instanceof Term.Table || term.width() == 0) {
            return;
        }
        term.arguments().forEach(this::evaluated);
        List<Object> what = term.is(Op.SYMBOL) ? List.of(term.shape().name()) : application(term);
        if (!drawn.containsKey(what)) {
            drawn.put(what, within.applyAsLong(source.draw(term, what) & Arena.mask(term.width())));
        }
    }

    /// The value of a vector of up to 64 bits, or of an opaque term.
    long value(Term term) {
        return (Long) evaluated(term);
    }

    boolean holds(Term condition) {
        return value(condition) == 1;
    }

    private Object evaluated(Term term) {
        Object known = values.get(term);
        if (known != null) {
            return known;
        }
        Deque<Term> open = new ArrayDeque<>();
        open.push(term);
        while (!open.isEmpty()) {
            Term next = open.element();
            int before = open.size();
            for (Term argument : next.arguments()) {
                if (!values.containsKey(argument)) {
                    open.push(argument);
                }
            }
            if (open.size() == before) {
                open.pop();
                values.put(next, made(next));
            }
        }
        return java.util.Objects.requireNonNull(values.get(term));
    }

    private Object made(Term term) {
        if (term instanceof Term.Table table) {
            return elements(table);
        }
        if (term.is(Op.EQ) && term.argument(0) instanceof Term.Table) {
            return sameElements(term.argument(0), term.argument(1)) ? 1L : 0L;
        }
        if (term.width() > Long.SIZE) {
            return term.id() * -1L;
        }
        long value = bits(term);
        return term.width() == 0 ? value : value & Arena.mask(term.width());
    }

    private Elements elements(Term.Table table) {
        return switch (table.op()) {
            case SYMBOL -> new Elements(table.shape().name(), null);
            case ZEROS -> new Elements(0L, null);
            case ITE -> (Elements) at(table.argument(holdsAt(table.argument(0)) ? 1 : 2));
            case STORE -> {
                Elements before = (Elements) at(table.argument(0));
                yield before.with(longAt(table.argument(1)), longAt(table.argument(2)));
            }
            default -> throw new IllegalArgumentException(table.op().name());
        };
    }

    /// Bits of an element, of an array or of one that was selected.
    static int elementWidth(Term term) {
        return term instanceof Term.Table table ? table.elementWidth() : term.width();
    }

    private Object at(Term term) {
        return java.util.Objects.requireNonNull(values.get(term));
    }

    private long longAt(Term term) {
        return (Long) at(term);
    }

    private boolean holdsAt(Term term) {
        return longAt(term) == 1;
    }

    private boolean sameElements(Term a, Term b) {
        Elements x = (Elements) at(a);
        Elements y = (Elements) at(b);
        int width = elementWidth(a);
        TreeMap<Long, Long> left = x.changed();
        TreeMap<Long, Long> right = y.changed();
        TreeSet<Long> indices = new TreeSet<>(left.keySet());
        indices.addAll(right.keySet());
        return x.base().equals(y.base())
                && indices.stream()
                        .allMatch(index -> element(a, x.base(), left.get(index), index, width)
                                == element(b, y.base(), right.get(index), index, width));
    }

    private long element(Term term, Object base, @Nullable Long changed, long index, int width) {
        if (changed != null) {
            return changed;
        }
        return base instanceof Long zero ? zero : draw(term, List.of(base, index)) & Arena.mask(width);
    }

    private long draw(Term term, List<Object> what) {
        Long known = drawn.get(what);
        if (known == null) {
            known = source.draw(term, what);
            drawn.put(what, known);
        }
        return known;
    }

    private long bits(Term term) {
        List<Term> arguments = term.arguments();
        return switch (term.op()) {
            case CONST -> term.value();
            case SYMBOL -> draw(term, List.of(term.shape().name()));
            case EXTRACT -> longAt(arguments.getFirst()) >>> term.value();
            case CONCAT -> concat(arguments);
            case NOT -> ~longAt(arguments.getFirst());
            case AND -> arguments.stream().mapToLong(this::longAt).reduce(-1, (a, b) -> a & b);
            case XOR -> longAt(arguments.get(0)) ^ longAt(arguments.get(1));
            case SUM -> sum(term);
            case PRODUCT -> longAt(arguments.get(0)) * longAt(arguments.get(1));
            case UDIV -> Values.udiv(longAt(arguments.get(0)), longAt(arguments.get(1)), term.width());
            case UREM -> Values.urem(longAt(arguments.get(0)), longAt(arguments.get(1)));
            case SDIV, SREM ->
                Values.signed(term.op(), longAt(arguments.get(0)), longAt(arguments.get(1)), term.width());
            case EQ -> at(arguments.get(0)).equals(at(arguments.get(1))) ? 1 : 0;
            case ULT -> Long.compareUnsigned(longAt(arguments.get(0)), longAt(arguments.get(1))) < 0 ? 1 : 0;
            case SLT -> signedLess(arguments.get(0), arguments.get(1)) ? 1 : 0;
            case ITE -> longAt(arguments.get(holdsAt(arguments.get(0)) ? 1 : 2));
            case SELECT -> {
                Elements elements = (Elements) at(arguments.get(0));
                long index = longAt(arguments.get(1));
                yield element(term, elements.base(), elements.at(index), index, term.width());
            }
            case APPLY -> applied(term);
            case STORE, ZEROS -> throw new IllegalArgumentException(term.op().name());
        };
    }

    private boolean signedLess(Term a, Term b) {
        return Values.extended(longAt(a), a.width()) < Values.extended(longAt(b), b.width());
    }

    private long concat(List<Term> pieces) {
        long result = 0;
        int from = 0;
        for (Term piece : pieces) {
            result |= longAt(piece) << from;
            from += piece.width();
        }
        return result;
    }

    private long sum(Term term) {
        long result = term.value();
        for (int i = 0; i < term.arguments().size(); i++) {
            result += longAt(term.argument(i)) * term.shape().coefficients().get(i);
        }
        return result;
    }

    /// A function's result, drawn anew for new arguments.
    private long applied(Term term) {
        return draw(term, application(term));
    }

    private List<Object> application(Term term) {
        List<Object> what = new ArrayList<>();
        what.add(term.shape().name());
        what.add(term.shape().sort());
        for (Term argument : term.arguments()) {
            what.add(argument.width());
            what.add(at(argument));
        }
        return List.copyOf(what);
    }
}
