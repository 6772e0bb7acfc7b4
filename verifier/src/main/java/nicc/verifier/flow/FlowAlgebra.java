package nicc.verifier.flow;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import nicc.dsl.interp.Bits;
import nicc.dsl.interp.BitsAlgebra;
import nicc.dsl.semantics.Algebra;

/// Operations on origins: exact where bits move or are known, else the union of the operands' sources.
final class FlowAlgebra implements Algebra<Word> {
    private static final BitsAlgebra NUMBERS = new BitsAlgebra();

    private final IdentityHashMap<Word, Vocabulary.Load> loaded = new IdentityHashMap<>();
    private final IdentityHashMap<Word, Word> denied = new IdentityHashMap<>();
    private final Set<Vocabulary.Test> tests = new TreeSet<>();

    /// A value that comes from a place in a buffer, as it is.
    Word loaded(Vocabulary.Load load, Word value) {
        loaded.put(value, load);
        return value;
    }

    /// What a truth value says the contrary of.
    Optional<Word> denied(Word value) {
        return Optional.ofNullable(denied.get(value));
    }

    /// Places in buffers that were compared with constants.
    Set<Vocabulary.Test> tests() {
        return tests;
    }

    @Override
    public Word constant(long value, int width) {
        return Word.of(value, width);
    }

    @Override
    public int width(Word a) {
        return a.width();
    }

    @Override
    public Word add(Word a, Word b) {
        return arithmetic(a, b, NUMBERS::add);
    }

    @Override
    public Word sub(Word a, Word b) {
        return arithmetic(a, b, NUMBERS::sub);
    }

    @Override
    public Word mul(Word a, Word b) {
        return arithmetic(a, b, NUMBERS::mul);
    }

    @Override
    public Word udiv(Word a, Word b) {
        return arithmetic(a, b, NUMBERS::udiv);
    }

    @Override
    public Word urem(Word a, Word b) {
        return arithmetic(a, b, NUMBERS::urem);
    }

    @Override
    public Word shl(Word a, Word amount) {
        return shift(a, amount, true);
    }

    @Override
    public Word lshr(Word a, Word amount) {
        return shift(a, amount, false);
    }

    @Override
    public Word and(Word a, Word b) {
        return bitwise(a, b, (x, y) -> {
            if (x.equals(Bit.ZERO) || y.equals(Bit.ZERO)) {
                return Bit.ZERO;
            }
            return x.equals(Bit.ONE) || x.equals(y) ? y : y.equals(Bit.ONE) ? x : Bit.mix(x, y);
        });
    }

    @Override
    public Word or(Word a, Word b) {
        return bitwise(a, b, (x, y) -> {
            if (x.equals(Bit.ONE) || y.equals(Bit.ONE)) {
                return Bit.ONE;
            }
            return x.equals(Bit.ZERO) || x.equals(y) ? y : y.equals(Bit.ZERO) ? x : Bit.mix(x, y);
        });
    }

    @Override
    public Word xor(Word a, Word b) {
        return bitwise(a, b, (x, y) -> {
            if (same(x, y)) {
                return Bit.ZERO;
            }
            return x.equals(Bit.ZERO) ? y : y.equals(Bit.ZERO) ? x : known(x, y) ? Bit.ONE : Bit.mix(x, y);
        });
    }

    @Override
    public Word not(Word a) {
        Word contrary = Word.of(a.width(), i -> switch (a.bits().get(i)) {
            case Bit.Known known -> known.one() ? Bit.ZERO : Bit.ONE;
            case Bit bit -> new Bit.Mixed(bit.sources());
        });
        if (a.width() == 1) {
            denied.put(contrary, a);
        }
        return contrary;
    }

    @Override
    public Word eq(Word a, Word b) {
        boolean same = true;
        Vocabulary.Load load = loaded.get(a);
        if (load != null && b.value().isPresent()) {
            tests.add(new Vocabulary.Test(load, b.value().getAsLong()));
        }
        for (int i = 0; i < a.width(); i++) {
            Bit x = a.bits().get(i);
            Bit y = b.bits().get(i);
            if (known(x, y) && !x.equals(y)) {
                return Word.of(0, 1);
            }
            same &= same(x, y);
        }
        return same ? Word.of(1, 1) : Word.mixed(sources(a, b), 1);
    }

    @Override
    public Word ult(Word a, Word b) {
        return compare(a, b, NUMBERS::ult);
    }

    @Override
    public Word ule(Word a, Word b) {
        return compare(a, b, NUMBERS::ule);
    }

    @Override
    public Word ite(Word condition, Word then, Word otherwise) {
        Bit which = condition.bits().getFirst();
        if (which instanceof Bit.Known known) {
            return known.one() ? then : otherwise;
        }
        return bitwise(then, otherwise, (x, y) -> same(x, y) ? x : Bit.mix(which, Bit.mix(x, y)));
    }

    @Override
    public Word extract(Word a, int msb, int lsb) {
        return a.width() == 1 ? a : new Word(a.bits().subList(lsb, msb + 1));
    }

    @Override
    public Word zeroExtend(Word a, int width) {
        return Word.of(width, i -> i < a.width() ? a.bits().get(i) : Bit.ZERO);
    }

    @Override
    public Word concat(Word high, Word low) {
        int width = high.width() + low.width();
        return Word.of(
                width, i -> i < low.width() ? low.bits().get(i) : high.bits().get(i - low.width()));
    }

    /// Whether two bits have the same value. Two functions of the same sources may differ.
    private static boolean same(Bit x, Bit y) {
        return x.equals(y) && !(x instanceof Bit.Mixed);
    }

    private static boolean known(Bit x, Bit y) {
        return x instanceof Bit.Known && y instanceof Bit.Known;
    }

    private static Word bitwise(Word a, Word b, BinaryOperator<Bit> operation) {
        return new Word(IntStream.range(0, a.width())
                .mapToObj(i -> operation.apply(a.bits().get(i), b.bits().get(i)))
                .toList());
    }

    private static Word arithmetic(Word a, Word b, BinaryOperator<Bits> operation) {
        return numbers(a, b, operation, a.width());
    }

    private static Word shift(Word a, Word amount, boolean left) {
        if (amount.value().isEmpty()) {
            return Word.mixed(sources(a, amount), a.width());
        }
        long by = amount.value().getAsLong();
        int width = a.width();
        int distance = Long.compareUnsigned(by, width) < 0 ? (int) by : width;
        return Word.of(width, i -> {
            int from = left ? i - distance : i + distance;
            return from < 0 || from >= width ? Bit.ZERO : a.bits().get(from);
        });
    }

    private static Word compare(Word a, Word b, BinaryOperator<Bits> operation) {
        return numbers(a, b, operation, 1);
    }

    private static Word numbers(Word a, Word b, BinaryOperator<Bits> operation, int width) {
        if (a.value().isEmpty() || b.value().isEmpty()) {
            return Word.mixed(sources(a, b), width);
        }
        Bits result = operation.apply(
                new Bits(a.value().getAsLong(), a.width()), new Bits(b.value().getAsLong(), b.width()));
        return Word.of(result.value(), width);
    }

    private static Set<String> sources(Word a, Word b) {
        Set<String> all = new TreeSet<>(a.sources());
        all.addAll(b.sources());
        return all;
    }
}
