package nicc.dsl.interp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// The algebra of numbers against unbounded integers.
class BitsAlgebraTest {
    private final BitsAlgebra algebra = new BitsAlgebra();

    @Property
    void arithmeticWrapsAtTheWidth(@ForAll long x, @ForAll long y, @ForAll @IntRange(min = 1, max = 64) int width) {
        agree(x, y, width, algebra::add, BigInteger::add);
        agree(x, y, width, algebra::sub, BigInteger::subtract);
        agree(x, y, width, algebra::mul, BigInteger::multiply);
    }

    @Property
    void divisionIsUnsignedAndTotal(@ForAll long x, @ForAll long y, @ForAll @IntRange(min = 1, max = 64) int width) {
        BigInteger ones = BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
        agree(x, y, width, algebra::udiv, (a, b) -> b.signum() == 0 ? ones : a.divide(b));
        agree(x, y, width, algebra::urem, (a, b) -> b.signum() == 0 ? a : a.mod(b));
        agree(x, 0, width, algebra::udiv, (a, b) -> ones);
    }

    @Property
    void bitwiseOperatorsTakeBits(@ForAll long x, @ForAll long y, @ForAll @IntRange(min = 1, max = 64) int width) {
        agree(x, y, width, algebra::and, BigInteger::and);
        agree(x, y, width, algebra::or, BigInteger::or);
        agree(x, y, width, algebra::xor, BigInteger::xor);
        agree(x, y, width, (a, b) -> algebra.not(a), (a, b) -> a.not());
    }

    @Property
    void shiftsByTheWidthOrMoreGiveZero(
            @ForAll long x,
            @ForAll @IntRange(min = 0, max = 200) int amount,
            @ForAll @IntRange(min = 1, max = 64) int width) {
        agree(x, amount, width, algebra::shl, (a, b) -> a.shiftLeft(b.intValueExact()));
        agree(x, amount, width, algebra::lshr, (a, b) -> a.shiftRight(b.intValueExact()));
        agree(x, -1, 64, algebra::shl, (a, b) -> BigInteger.ZERO);
    }

    @Property
    void comparisonsAreUnsigned(@ForAll long x, @ForAll long y, @ForAll @IntRange(min = 1, max = 64) int width) {
        Bits a = Bits.of(x, width);
        Bits b = Bits.of(y, width);
        int order = unsigned(a).compareTo(unsigned(b));
        assertThat(algebra.ult(a, b).isTrue()).isEqualTo(order < 0);
        assertThat(algebra.ule(a, b).isTrue()).isEqualTo(order <= 0);
        assertThat(algebra.eq(a, b).isTrue()).isEqualTo(order == 0);
        assertThat(algebra.ite(algebra.ult(a, b), a, b)).isEqualTo(order < 0 ? a : b);
    }

    @Property
    void cuttingAndJoiningAreInverse(@ForAll long x, @ForAll @IntRange(min = 2, max = 64) int width, @ForAll int at) {
        Bits a = Bits.of(x, width);
        int split = 1 + Math.floorMod(at, width - 1);
        Bits high = algebra.extract(a, width - 1, split);
        Bits low = algebra.extract(a, split - 1, 0);
        assertThat(algebra.concat(high, low)).isEqualTo(a);
        assertThat(algebra.insert(algebra.zero(width), split - 1, 0, low)).isEqualTo(algebra.resize(low, width));
        assertThat(algebra.insert(a, width - 1, split, high)).isEqualTo(a);
    }

    private static void agree(
            long x, long y, int width, BinaryOperator<Bits> operation, BinaryOperator<BigInteger> integers) {
        Bits a = Bits.of(x, width);
        Bits b = Bits.of(y, width);
        BigInteger expected = integers.apply(unsigned(a), unsigned(b)).mod(BigInteger.TWO.pow(width));
        assertThat(unsigned(operation.apply(a, b))).isEqualTo(expected);
    }

    private static BigInteger unsigned(Bits bits) {
        return new BigInteger(Long.toUnsignedString(bits.value()));
    }
}
