package nicc.dsl.interp;

import nicc.dsl.semantics.Algebra;

/// Bit vectors as numbers of up to 64 bits.
public final class BitsAlgebra implements Algebra<Bits> {

    @Override
    public Bits constant(long value, int width) {
        return Bits.of(value, width);
    }

    @Override
    public int width(Bits a) {
        return a.width();
    }

    @Override
    public Bits add(Bits a, Bits b) {
        return Bits.of(a.value() + b.value(), common(a, b));
    }

    @Override
    public Bits sub(Bits a, Bits b) {
        return Bits.of(a.value() - b.value(), common(a, b));
    }

    @Override
    public Bits mul(Bits a, Bits b) {
        return Bits.of(a.value() * b.value(), common(a, b));
    }

    @Override
    public Bits udiv(Bits a, Bits b) {
        int width = common(a, b);
        return b.value() == 0 ? ones(width) : Bits.of(Long.divideUnsigned(a.value(), b.value()), width);
    }

    @Override
    public Bits urem(Bits a, Bits b) {
        int width = common(a, b);
        return b.value() == 0 ? a : Bits.of(Long.remainderUnsigned(a.value(), b.value()), width);
    }

    @Override
    public Bits and(Bits a, Bits b) {
        return Bits.of(a.value() & b.value(), common(a, b));
    }

    @Override
    public Bits or(Bits a, Bits b) {
        return Bits.of(a.value() | b.value(), common(a, b));
    }

    @Override
    public Bits xor(Bits a, Bits b) {
        return Bits.of(a.value() ^ b.value(), common(a, b));
    }

    @Override
    public Bits not(Bits a) {
        return Bits.of(~a.value(), a.width());
    }

    @Override
    public Bits shl(Bits a, Bits amount) {
        int width = common(a, amount);
        return outOf(width, amount) ? zero(width) : Bits.of(a.value() << amount.value(), width);
    }

    @Override
    public Bits lshr(Bits a, Bits amount) {
        int width = common(a, amount);
        return outOf(width, amount) ? zero(width) : Bits.of(a.value() >>> amount.value(), width);
    }

    @Override
    public Bits eq(Bits a, Bits b) {
        common(a, b);
        return Bits.of(a.value() == b.value());
    }

    @Override
    public Bits ult(Bits a, Bits b) {
        common(a, b);
        return Bits.of(Long.compareUnsigned(a.value(), b.value()) < 0);
    }

    @Override
    public Bits ule(Bits a, Bits b) {
        common(a, b);
        return Bits.of(Long.compareUnsigned(a.value(), b.value()) <= 0);
    }

    @Override
    public Bits ite(Bits condition, Bits then, Bits otherwise) {
        common(then, otherwise);
        return condition.isTrue() ? then : otherwise;
    }

    @Override
    public Bits extract(Bits a, int msb, int lsb) {
        if (lsb < 0 || msb < lsb || msb >= a.width()) {
            throw new IllegalArgumentException("[" + msb + ":" + lsb + "] of " + a.width() + " bits");
        }
        return Bits.of(a.value() >>> lsb, msb - lsb + 1);
    }

    @Override
    public Bits zeroExtend(Bits a, int width) {
        return new Bits(a.value(), width);
    }

    @Override
    public Bits concat(Bits high, Bits low) {
        return new Bits((high.value() << low.width()) | low.value(), high.width() + low.width());
    }

    private static boolean outOf(int width, Bits amount) {
        return Long.compareUnsigned(amount.value(), width) >= 0;
    }

    /// Different widths are a mistake of the spec's front end, never of a guest.
    private static int common(Bits a, Bits b) {
        if (a.width() != b.width()) {
            throw new IllegalArgumentException("widths " + a.width() + " and " + b.width());
        }
        return a.width();
    }
}
