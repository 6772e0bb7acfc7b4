package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/// Bits cut out and put together. Whatever moves, masks or extends bits by constants becomes a concatenation
/// of slices, in which
/// no two neighbours could be one slice: so that it does not matter in which way bits came to their place.
final class Slices {
    private final Terms terms;
    private final Arena arena;
    private final Map<Cut, Term> cuts = new HashMap<>();

    private record Cut(Term term, int msb, int lsb) {}

    Slices(Terms terms, Arena arena) {
        this.terms = terms;
        this.arena = arena;
    }

    Term extract(Term a, int msb, int lsb) {
        if (lsb == 0 && msb == a.width() - 1) {
            return a;
        }
        Cut cut = new Cut(a, msb, lsb);
        Term known = cuts.get(cut);
        if (known == null) {
            known = cut(a, msb, lsb);
            cuts.put(cut, known);
        }
        return known;
    }

    private Term cut(Term a, int msb, int lsb) {
        int width = msb - lsb + 1;
        return switch (a.op()) {
            case CONST -> arena.constant(a.value() >>> lsb, width);
            case CONCAT -> fromPieces(a, msb, lsb);
            case EXTRACT -> extract(a.argument(0), msb + (int) a.value(), lsb + (int) a.value());
            case NOT -> terms.not(extract(a.argument(0), msb, lsb));
            case AND ->
                a.arguments().stream()
                        .map(part -> extract(part, msb, lsb))
                        .reduce(terms::and)
                        .orElseThrow();
            case XOR -> terms.xor(extract(a.argument(0), msb, lsb), extract(a.argument(1), msb, lsb));
            case ITE -> terms.ite(a.argument(0), extract(a.argument(1), msb, lsb), extract(a.argument(2), msb, lsb));
            case SUM, PRODUCT -> ofNumber(a, msb, lsb);
            default -> arena.bits(Op.EXTRACT, width, lsb, "", List.of(a));
        };
    }

    private Term fromPieces(Term a, int msb, int lsb) {
        List<Term> pieces = new ArrayList<>();
        int from = 0;
        for (Term piece : a.arguments()) {
            int to = from + piece.width() - 1;
            if (to >= lsb && from <= msb) {
                pieces.add(extract(piece, Math.min(to, msb) - from, Math.max(from, lsb) - from));
            }
            from = to + 1;
        }
        return concat(pieces);
    }

    /// The lower bits of sums and products depend on the lower bits of what they are made of.
    private Term ofNumber(Term a, int msb, int lsb) {
        if (msb == a.width() - 1) {
            return arena.bits(Op.EXTRACT, msb - lsb + 1, lsb, "", List.of(a));
        }
        Term low = a.is(Op.SUM)
                ? terms.sums().narrow(a, msb + 1)
                : terms.mul(extract(a.argument(0), msb, 0), extract(a.argument(1), msb, 0));
        return extract(low, msb, lsb);
    }

    /// Copies of the upper bit before a vector.
    Term signExtend(Term a, int width) {
        List<Term> pieces = new ArrayList<>();
        pieces.add(a);
        Term sign = extract(a, a.width() - 1, a.width() - 1);
        for (int bit = a.width(); bit < width; bit++) {
            pieces.add(sign);
        }
        return concat(pieces);
    }

    /// Pieces as one vector.
    ///
    /// @param pieces the lowest first
    Term concat(List<Term> pieces) {
        List<Term> merged = new ArrayList<>();
        for (Term piece : pieces) {
            List<Term> parts = piece.is(Op.CONCAT) ? piece.arguments() : List.of(piece);
            for (Term part : parts) {
                append(merged, part);
            }
        }
        if (merged.size() == 1) {
            return merged.getFirst();
        }
        int width = merged.stream().mapToInt(Term::width).sum();
        return arena.bits(Op.CONCAT, width, 0, "", merged);
    }

    private void append(List<Term> merged, Term part) {
        if (merged.isEmpty()) {
            merged.add(part);
            return;
        }
        Term low = merged.getLast();
        if (low.is(Op.CONST) && part.is(Op.CONST)) {
            merged.removeLast();
            constants(merged, low, part);
            return;
        }
        Optional<Term> one = low.width() + part.width() > Long.SIZE ? Optional.empty() : joined(low, part);
        if (one.isPresent()) {
            merged.removeLast();
            append(merged, one.get());
        } else {
            merged.add(part);
        }
    }

    /// Constants fill 64 bits from the lowest bit of a run, so that there is one way to cut a long one.
    private void constants(List<Term> merged, Term low, Term high) {
        int free = Long.SIZE - low.width();
        if (high.width() <= free) {
            merged.add(arena.constant(low.value() | high.value() << low.width(), low.width() + high.width()));
        } else if (free == 0) {
            merged.add(low);
            merged.add(high);
        } else {
            merged.add(arena.constant(low.value() | high.value() << low.width(), Long.SIZE));
            merged.add(arena.constant(high.value() >>> free, high.width() - free));
        }
    }

    /// Two neighbours as one piece that is no concatenation.
    private Optional<Term> joined(Term low, Term high) {
        if (high.is(Op.EXTRACT)) {
            return joinedExtract(low, high);
        }
        if (low.op() != high.op()) {
            return Optional.empty();
        }
        return switch (low.op()) {
            case CONST ->
                Optional.of(arena.constant(low.value() | high.value() << low.width(), low.width() + high.width()));
            case NOT -> joined(low.argument(0), high.argument(0)).map(terms::not);
            case AND, XOR -> joinedBitwise(low, high);
            case ITE -> joinedChoice(low, high);
            default -> Optional.empty();
        };
    }

    private Optional<Term> joinedExtract(Term low, Term high) {
        Term base = high.argument(0);
        int from = (int) high.value() - low.width();
        boolean cuttable = base.is(Op.SUM) || base.is(Op.PRODUCT);
        boolean slice = low.is(Op.EXTRACT) && low.argument(0) == base && low.value() == from;
        if (from < 0 || !(slice || (cuttable && extract(base, (int) high.value() - 1, from) == low))) {
            return Optional.empty();
        }
        return Optional.of(extract(base, (int) high.value() + high.width() - 1, from));
    }

    private Optional<Term> joinedBitwise(Term low, Term high) {
        if (low.arguments().size() != high.arguments().size()) {
            return Optional.empty();
        }
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < low.arguments().size(); i++) {
            Optional<Term> part = joined(low.argument(i), high.argument(i));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        Term whole =
                parts.stream().reduce(low.is(Op.AND) ? terms::and : terms::xor).orElseThrow();
        return whole.is(Op.CONCAT) ? Optional.empty() : Optional.of(whole);
    }

    private Optional<Term> joinedChoice(Term low, Term high) {
        if (low.argument(0) != high.argument(0)) {
            return Optional.empty();
        }
        Optional<Term> then = joined(low.argument(1), high.argument(1));
        Optional<Term> otherwise = then.isEmpty() ? then : joined(low.argument(2), high.argument(2));
        return otherwise
                .map(other -> terms.ite(low.argument(0), then.orElseThrow(), other))
                .filter(whole -> !whole.is(Op.CONCAT));
    }

    /// The bits at which a piece of a vector begins, 0 left out; of constants, also where ones and zeros meet.
    SortedSet<Integer> cuts(Term a, boolean runs) {
        SortedSet<Integer> result = new TreeSet<>();
        int from = 0;
        for (Term piece : a.is(Op.CONCAT) ? a.arguments() : List.of(a)) {
            if (from > 0) {
                result.add(from);
            }
            for (int bit = 1; runs && piece.is(Op.CONST) && bit < piece.width(); bit++) {
                if ((piece.value() >>> bit & 1) != (piece.value() >>> (bit - 1) & 1)) {
                    result.add(from + bit);
                }
            }
            from += piece.width();
        }
        return result;
    }

    /// Does something with each piece of two vectors, cut where either of them is.
    Term piecewise(Term a, Term b, boolean runs, BinaryOperator<Term> operation) {
        List<Term> pieces = new ArrayList<>();
        parts(a, b, runs, (x, y) -> pieces.add(operation.apply(x, y)));
        return concat(pieces);
    }

    void parts(Term a, Term b, boolean runs, BiConsumer<Term, Term> heard) {
        SortedSet<Integer> borders = cuts(a, runs);
        borders.addAll(cuts(b, runs));
        borders.add(a.width());
        int from = 0;
        for (int to : borders) {
            heard.accept(extract(a, to - 1, from), extract(b, to - 1, from));
            from = to;
        }
    }
}
