package nicc.verifier.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ProgressionsTest {
    private static final int WIDTH = 32;

    private static final int MOST = 40;

    @Test
    void whatIsDecidedHoldsForEachNumber() {
        Random random = new Random(1);
        int decided = 0;
        try (Terms terms = new Terms()) {
            for (int i = 0; i < 3000; i++) {
                decided += check(terms, random) ? 1 : 0;
            }
        }
        assertThat(decided).isGreaterThan(1000);
    }

    /// Whether a random condition is decided; if so, it has that value for each number.
    private static boolean check(Terms terms, Random random) {
        int last = random.nextInt(MOST);
        Term number = terms.symbol("number", 6);
        Function<Term, Term> condition = condition(terms, new Random(random.nextLong()).nextLong());
        OptionalLong value = new Progressions(number, last).value(condition.apply(terms.zeroExtend(number, WIDTH)));
        for (int i = 0; i <= last && value.isPresent(); i++) {
            assertThat(terms.known(condition.apply(terms.constant(i, WIDTH)))).isEqualTo(value);
        }
        return value.isPresent();
    }

    private static Function<Term, Term> condition(Terms terms, long seed) {
        return number -> {
            Random random = new Random(seed);
            Term offset = terms.add(
                    constant(terms, random), terms.mul(number, terms.constant(1L << random.nextInt(4), WIDTH)));
            return random.nextInt(4) == 0
                    ? terms.and(comparison(terms, offset, random), comparison(terms, offset, random))
                    : comparison(terms, offset, random);
        };
    }

    private static Term comparison(Terms terms, Term offset, Random random) {
        Term value = changed(terms, offset, random);
        Term other = constant(terms, random);
        return switch (random.nextInt(4)) {
            case 0 -> terms.eq(value, other);
            case 1 -> terms.ult(value, other);
            case 2 -> terms.slt(other, value);
            default -> terms.not(terms.ule(value, other));
        };
    }

    private static Term changed(Terms terms, Term offset, Random random) {
        Term moved = terms.sub(offset, constant(terms, random));
        return switch (random.nextInt(5)) {
            case 0 -> moved;
            case 1 -> terms.lshr(moved, terms.constant(random.nextInt(9), WIDTH));
            case 2 -> terms.and(moved, terms.constant((1 << random.nextInt(9)) - 1, WIDTH));
            case 3 -> terms.sdiv(moved, terms.constant(8, WIDTH));
            default -> offset;
        };
    }

    private static Term constant(Terms terms, Random random) {
        return terms.constant(8L * random.nextInt(60) + (random.nextInt(3) == 0 ? random.nextInt(8) : 0), WIDTH);
    }
}
