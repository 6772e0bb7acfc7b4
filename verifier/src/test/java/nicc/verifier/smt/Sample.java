package nicc.verifier.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import java.math.BigInteger;
import java.util.random.RandomGenerator;

/// A random expression in three forms: as a term in normal form, as the number that it is for given symbols,
/// and as Z3 has it when
/// nobody has changed it.
///
/// @param term in normal form
/// @param value computed as it was built
/// @param raw built as it is written
record Sample(Term term, BigInteger value, BitVecExpr raw) {

    /// Builds expressions over three symbols.
    static final class Maker {
        private static final int[] WIDTHS = {1, 4, 8, 16, 32, 64};

        private final RandomGenerator random;
        private final Terms terms;
        private final Context z3;
        private final Valuation symbols;

        Maker(RandomGenerator random, Terms terms, Context z3, Valuation symbols) {
            this.random = random;
            this.terms = terms;
            this.z3 = z3;
            this.symbols = symbols;
        }

        Sample any(int depth) {
            return of(WIDTHS[random.nextInt(WIDTHS.length)], depth);
        }

        /// Each part is compared as it is made, so that what is reported is small.
        Sample of(int width, int depth) {
            Sample sample = made(width, depth);
            assertThat(Long.toUnsignedString(symbols.value(sample.term)))
                    .as("%s%nbuilt from %s", sample.term, sample.raw)
                    .isEqualTo(sample.value.toString());
            return sample;
        }

        private Sample made(int width, int depth) {
            if (depth == 0 || random.nextInt(12) == 0) {
                return leaf(width);
            }
            if (width == 1) {
                return truth(depth - 1);
            }
            return switch (random.nextInt(12)) {
                case 0, 1, 2 -> arithmetic(width, depth - 1);
                case 3, 4, 5 -> bitwise(width, depth - 1);
                case 6 -> shift(width, depth - 1);
                case 7, 8 -> choice(width, depth - 1);
                case 9 -> cut(width, depth - 1);
                default -> extended(width, depth - 1);
            };
        }

        private Sample leaf(int width) {
            if (random.nextInt(3) == 0) {
                return constant(number(width), width);
            }
            String name = "s" + random.nextInt(3) + "." + width;
            Term term = terms.symbol(name, width);
            BitVecExpr raw = width == 1 ? vector(z3.mkBoolConst(name)) : z3.mkBVConst(name, width);
            return new Sample(term, unsigned(symbols.value(term), width), raw);
        }

        private long number(int width) {
            return switch (random.nextInt(4)) {
                case 0 -> random.nextInt(4);
                case 1 -> 1L << random.nextInt(width);
                case 2 -> -1L >>> random.nextInt(Long.SIZE);
                default -> random.nextLong();
            };
        }

        private Sample constant(long value, int width) {
            BigInteger number = unsigned(value & Arena.mask(width), width);
            return new Sample(terms.constant(value, width), number, z3.mkBV(number.toString(), width));
        }

        private static BigInteger unsigned(long value, int width) {
            return new BigInteger(Long.toUnsignedString(value)).mod(BigInteger.ONE.shiftLeft(width));
        }

        private BitVecExpr vector(BoolExpr truth) {
            return (BitVecExpr) z3.mkITE(truth, z3.mkBV(1, 1), z3.mkBV(0, 1));
        }

        private BoolExpr bool(Sample bit) {
            return z3.mkEq(bit.raw, z3.mkBV(1, 1));
        }

        private Sample truth(int depth) {
            int width = WIDTHS[random.nextInt(WIDTHS.length)];
            Sample a = of(width, depth);
            Sample b = random.nextInt(3) == 0 ? constant(number(width), width) : of(width, depth);
            BigInteger half = BigInteger.ONE.shiftLeft(width - 1);
            BigInteger x = a.value.xor(half);
            BigInteger y = b.value.xor(half);
            return switch (random.nextInt(10)) {
                case 0, 1 -> truth(terms.eq(a.term, b.term), a.value.equals(b.value), z3.mkEq(a.raw, b.raw));
                case 2 -> truth(terms.ult(a.term, b.term), a.value.compareTo(b.value) < 0, z3.mkBVULT(a.raw, b.raw));
                case 3 -> truth(terms.ule(a.term, b.term), a.value.compareTo(b.value) <= 0, z3.mkBVULE(a.raw, b.raw));
                case 4 -> truth(terms.slt(a.term, b.term), x.compareTo(y) < 0, z3.mkBVSLT(a.raw, b.raw));
                case 5, 6 -> bitwise(1, depth);
                case 7 -> choice(1, depth);
                case 8 -> cut(1, depth);
                default -> {
                    Sample c = of(1, depth);
                    yield truth(terms.not(c.term), c.value.signum() == 0, z3.mkNot(bool(c)));
                }
            };
        }

        private Sample truth(Term term, boolean value, BoolExpr raw) {
            return new Sample(term, value ? BigInteger.ONE : BigInteger.ZERO, vector(raw));
        }

        private Sample made(Term term, BigInteger value, BitVecExpr raw) {
            return new Sample(term, value.mod(BigInteger.ONE.shiftLeft(term.width())), raw);
        }

        private Sample arithmetic(int width, int depth) {
            Sample a = of(width, depth);
            Sample b = random.nextInt(3) == 0 ? constant(number(width), width) : of(width, depth);
            boolean zero = b.value.signum() == 0;
            return switch (random.nextInt(8)) {
                case 0, 1 -> made(terms.add(a.term, b.term), a.value.add(b.value), z3.mkBVAdd(a.raw, b.raw));
                case 2, 3 -> made(terms.sub(a.term, b.term), a.value.subtract(b.value), z3.mkBVSub(a.raw, b.raw));
                case 4 -> made(terms.mul(a.term, b.term), a.value.multiply(b.value), z3.mkBVMul(a.raw, b.raw));
                case 5 ->
                    made(
                            terms.udiv(a.term, b.term),
                            zero ? BigInteger.ONE.negate() : a.value.divide(b.value),
                            z3.mkBVUDiv(a.raw, b.raw));
                case 6 ->
                    made(terms.urem(a.term, b.term), zero ? a.value : a.value.mod(b.value), z3.mkBVURem(a.raw, b.raw));
                default -> signed(a, b);
            };
        }

        private Sample signed(Sample a, Sample b) {
            BigInteger x = signed(a);
            BigInteger y = signed(b);
            if (random.nextBoolean()) {
                BigInteger quotient =
                        y.signum() != 0 ? x.divide(y) : x.signum() < 0 ? BigInteger.ONE : BigInteger.ONE.negate();
                return made(terms.sdiv(a.term, b.term), quotient, z3.mkBVSDiv(a.raw, b.raw));
            }
            BigInteger rest = y.signum() == 0 ? x : x.remainder(y);
            return made(terms.srem(a.term, b.term), rest, z3.mkBVSRem(a.raw, b.raw));
        }

        private static BigInteger signed(Sample a) {
            int width = a.term.width();
            return a.value.testBit(width - 1) ? a.value.subtract(BigInteger.ONE.shiftLeft(width)) : a.value;
        }

        private Sample bitwise(int width, int depth) {
            Sample a = of(width, depth);
            Sample b = random.nextInt(3) == 0 ? constant(number(width), width) : of(width, depth);
            return switch (random.nextInt(4)) {
                case 0 -> made(terms.and(a.term, b.term), a.value.and(b.value), z3.mkBVAND(a.raw, b.raw));
                case 1 -> made(terms.or(a.term, b.term), a.value.or(b.value), z3.mkBVOR(a.raw, b.raw));
                case 2 -> made(terms.xor(a.term, b.term), a.value.xor(b.value), z3.mkBVXOR(a.raw, b.raw));
                default -> made(terms.not(a.term), a.value.not(), z3.mkBVNot(a.raw));
            };
        }

        private Sample shift(int width, int depth) {
            Sample a = of(width, depth);
            Sample b = random.nextBoolean() ? constant(random.nextInt(width + 2), width) : of(width, depth);
            int by = b.value.min(BigInteger.valueOf(width)).intValue();
            return switch (random.nextInt(3)) {
                case 0 -> made(terms.shl(a.term, b.term), a.value.shiftLeft(by), z3.mkBVSHL(a.raw, b.raw));
                case 1 -> made(terms.lshr(a.term, b.term), a.value.shiftRight(by), z3.mkBVLSHR(a.raw, b.raw));
                default -> made(terms.ashr(a.term, b.term), signed(a).shiftRight(by), z3.mkBVASHR(a.raw, b.raw));
            };
        }

        private Sample choice(int width, int depth) {
            Sample c = of(1, depth);
            Sample a = of(width, depth);
            Sample b = of(width, depth);
            BitVecExpr raw = (BitVecExpr) z3.mkITE(bool(c), a.raw, b.raw);
            return new Sample(terms.ite(c.term, a.term, b.term), c.value.signum() > 0 ? a.value : b.value, raw);
        }

        private Sample cut(int width, int depth) {
            int from = width + random.nextInt(Long.SIZE - width + 1);
            Sample a = of(from, depth);
            int lsb = random.nextInt(from - width + 1);
            int msb = lsb + width - 1;
            return made(terms.extract(a.term, msb, lsb), a.value.shiftRight(lsb), z3.mkExtract(msb, lsb, a.raw));
        }

        private Sample extended(int width, int depth) {
            int from = 1 + random.nextInt(width - 1);
            Sample a = of(from, depth);
            return switch (random.nextInt(3)) {
                case 0 -> made(terms.zeroExtend(a.term, width), a.value, z3.mkZeroExt(width - from, a.raw));
                case 1 -> made(terms.signExtend(a.term, width), signed(a), z3.mkSignExt(width - from, a.raw));
                default -> {
                    Sample high = of(width - from, depth);
                    BigInteger both = high.value.shiftLeft(from).or(a.value);
                    yield made(terms.concat(high.term, a.term), both, z3.mkConcat(high.raw, a.raw));
                }
            };
        }
    }
}
