package nicc.verifier.smt;

import com.microsoft.z3.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import nicc.dsl.semantics.Algebra;

/// Makes terms in normal form, so that what is equal for a simple reason is the same object. One instance
/// belongs to one
/// obligation and one thread. The solver is only there once a question is asked; closing frees it.
public final class Terms implements Algebra<Term>, AutoCloseable {
    private final Arena arena = new Arena();
    private final Ranges ranges = new Ranges();
    private final Slices slices = new Slices(this, arena);
    private final Bitwise bitwise = new Bitwise(this, arena);
    private final Sums sums = new Sums(this, arena);
    private final Products products = new Products(this, arena);
    private final Shifts shifts = new Shifts(this);
    private final Comparisons comparisons = new Comparisons(this, arena);
    private final Equalities equalities = new Equalities(this, arena);
    private final Extremes extremes = new Extremes(this);
    private final Choices choices = new Choices(this, arena);
    private final Tables tables = new Tables(this);
    private final Translation translation = new Translation();
    private final Proven proven = new Proven();

    /// No terms yet.
    public Terms() {}

    @Override
    public void close() {
        translation.close();
    }

    /// The solver, with its version.
    ///
    /// @return for people
    public static String solver() {
        return "Z3 " + Version.getString();
    }

    /// Lets the proof compute for another time than 90 s.
    ///
    /// @param seconds of the processor, for making terms
    public void limit(long seconds) {
        arena.limit(seconds);
    }

    Arena arena() {
        return arena;
    }

    Ranges ranges() {
        return ranges;
    }

    Slices slices() {
        return slices;
    }

    Sums sums() {
        return sums;
    }

    Shifts shifts() {
        return shifts;
    }

    Equalities equalities() {
        return equalities;
    }

    Extremes extremes() {
        return extremes;
    }

    Tables tables() {
        return tables;
    }

    Proven proven() {
        return proven;
    }

    Translation translation() {
        return translation;
    }

    /// A free symbol.
    ///
    /// @param name its name; the same name and width is the same symbol
    /// @param width bits; above 64, it is made of symbols of 64 bits
    /// @return the symbol
    public Term symbol(String name, int width) {
        if (width <= Long.SIZE) {
            return arena.bits(Op.SYMBOL, width, 0, name, List.of());
        }
        List<Term> pieces = new ArrayList<>();
        for (int from = 0; from < width; from += Long.SIZE) {
            pieces.add(symbol(name + "." + from, Math.min(Long.SIZE, width - from)));
        }
        return slices.concat(pieces);
    }

    @Override
    public Term constant(long value, int width) {
        return width <= Long.SIZE
                ? arena.constant(value, width)
                : slices.concat(List.of(arena.constant(value, Long.SIZE), constant(0, width - Long.SIZE)));
    }

    /// A truth value.
    ///
    /// @param value the value
    /// @return one bit
    public Term bit(boolean value) {
        return arena.constant(value ? 1 : 0, 1);
    }

    /// The value of a term that is a constant.
    ///
    /// @param term any term
    /// @return its value, or empty when it depends on symbols, or has more than 64 bits
    public OptionalLong known(Term term) {
        return term.is(Op.CONST) ? OptionalLong.of(term.value()) : OptionalLong.empty();
    }

    @Override
    public int width(Term a) {
        return a.width();
    }

    @Override
    public Term add(Term a, Term b) {
        return combined(a, b, 1);
    }

    @Override
    public Term sub(Term a, Term b) {
        return combined(a, b, -1);
    }

    private Term combined(Term a, Term b, long times) {
        Sums.Linear sum = sums.linear(a.width());
        sums.add(sum, a, 1);
        sums.add(sum, b, times);
        return sums.term(sum);
    }

    @Override
    public Term mul(Term a, Term b) {
        return products.mul(a, b);
    }

    @Override
    public Term udiv(Term a, Term b) {
        return products.udiv(a, b);
    }

    @Override
    public Term urem(Term a, Term b) {
        return products.urem(a, b);
    }

    /// Signed quotient, as Java's `/` where the divisor is not 0.
    ///
    /// @param a dividend
    /// @param b divisor
    /// @return the quotient, rounded to 0
    public Term sdiv(Term a, Term b) {
        return products.sdiv(a, b);
    }

    /// Signed remainder, as Java's `%` where the divisor is not 0.
    ///
    /// @param a dividend
    /// @param b divisor
    /// @return the remainder, with the dividend's sign
    public Term srem(Term a, Term b) {
        return products.srem(a, b);
    }

    @Override
    public Term and(Term a, Term b) {
        return bitwise.and(a, b);
    }

    @Override
    public Term or(Term a, Term b) {
        return not(and(not(a), not(b)));
    }

    @Override
    public Term xor(Term a, Term b) {
        return bitwise.xor(a, b);
    }

    @Override
    public Term not(Term a) {
        return bitwise.not(a);
    }

    /// Conjunction.
    ///
    /// @param conditions one bit each
    /// @return one bit
    public Term all(Collection<Term> conditions) {
        return bitwise.all(conditions);
    }

    @Override
    public Term shl(Term a, Term amount) {
        return shifts.by(a, amount, shifts::left, zero(a.width()));
    }

    @Override
    public Term lshr(Term a, Term amount) {
        return shifts.by(a, amount, shifts::right, zero(a.width()));
    }

    /// Arithmetic shift right, as Java's `>>` after masking.
    ///
    /// @param a the value
    /// @param amount as wide as the value
    /// @return the shifted value; copies of the sign for amounts of the width or more
    public Term ashr(Term a, Term amount) {
        return shifts.by(a, amount, shifts::signed, shifts.signed(a, a.width() - 1));
    }

    @Override
    public Term eq(Term a, Term b) {
        return equalities.eq(a, b);
    }

    @Override
    public Term ult(Term a, Term b) {
        return comparisons.ult(a, b);
    }

    @Override
    public Term ule(Term a, Term b) {
        return not(ult(b, a));
    }

    /// Signed less.
    ///
    /// @param a left
    /// @param b right
    /// @return one bit
    public Term slt(Term a, Term b) {
        return comparisons.slt(a, b);
    }

    @Override
    public Term ite(Term condition, Term then, Term otherwise) {
        return choices.ite(condition, then, otherwise);
    }

    /// What a term chooses between.
    ///
    /// @param condition one bit
    /// @param then the value when it is 1
    /// @param otherwise the value when it is 0
    public record Choice(Term condition, Term then, Term otherwise) {}

    /// A term that is a choice, taken apart.
    ///
    /// @param a any term
    /// @return empty when it is none
    public Optional<Choice> choice(Term a) {
        return a.is(Op.ITE) ? Optional.of(new Choice(a.argument(0), a.argument(1), a.argument(2))) : Optional.empty();
    }

    @Override
    public Term extract(Term a, int msb, int lsb) {
        return slices.extract(a, msb, lsb);
    }

    @Override
    public Term zeroExtend(Term a, int width) {
        return a.width() == width ? a : slices.concat(List.of(a, zero(width - a.width())));
    }

    /// Sign extension.
    ///
    /// @param a the value
    /// @param width the new width, at least the value's
    /// @return the extended value
    public Term signExtend(Term a, int width) {
        return slices.signExtend(a, width);
    }

    @Override
    public Term concat(Term high, Term low) {
        return slices.concat(List.of(low, high));
    }
}
