package nicc.verifier.smt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that depends on symbols: a node of a graph in which equal nodes are one node, so that terms are
/// equal if and only if
/// they are the same object. Made by [Terms], [Functions] and [Tables] only, in normal form.
public abstract sealed class Term {
    private final int id;
    private final int width;
    private final Shape shape;

    private Term(int id, int width, Shape shape) {
        this.id = id;
        this.width = width;
        this.shape = shape;
    }

    /// What a node is, but for its number.
    ///
    /// @param op what it does
    /// @param sort bits of a vector from 1, else what it is
    /// @param value a constant's value, an extract's lowest bit, a sum's constant
    /// @param name of a symbol or function
    /// @param arguments what it is made of
    /// @param coefficients a sum's, one for each argument
    record Shape(Op op, Sort sort, long value, String name, List<Term> arguments, List<Long> coefficients) {
        private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

        /// Arguments are the same nodes or other ones: what they consist of is not looked at. Written out,
        /// because every
        /// term that is made is looked up by its shape.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape that
                    && op == that.op
                    && value == that.value
                    && sameArguments(that)
                    && name.equals(that.name)
                    && sort.equals(that.sort)
                    && coefficients.equals(that.coefficients);
        }

        private boolean sameArguments(Shape that) {
            if (arguments.size() != that.arguments.size()) {
                return false;
            }
            for (int i = 0; i < arguments.size(); i++) {
                if (!arguments.get(i).equals(that.arguments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /// Constants are masks and small numbers of all widths, and slices are of one term: what such shapes differ in
        /// is spread over the whole number.
        @Override
        public int hashCode() {
            long hash = (value ^ op.name().hashCode()) * SPREAD + 31L * name.hashCode() + sort.hashCode();
            for (int i = 0; i < arguments.size(); i++) {
                hash = (hash ^ hash >>> Integer.SIZE) * SPREAD
                        + arguments.get(i).id();
            }
            hash = (hash ^ hash >>> Integer.SIZE) * SPREAD;
            return (int) (hash >>> Integer.SIZE);
        }
    }

    /// Sorts of terms.
    sealed interface Sort {
        /// Vectors of so many bits.
        record OfBits(int width) implements Sort {}

        /// Values of which only equality is known.
        record OfOpaque(String name) implements Sort {}

        /// Arrays of vectors of so many bits.
        record OfTable(int elementWidth) implements Sort {}
    }

    static Term of(int id, Shape shape) {
        return switch (shape.sort()) {
            case Sort.OfBits(int width) -> new Bits(id, width, shape);
            case Sort.OfOpaque(String _) -> new Opaque(id, shape);
            case Sort.OfTable(int elementWidth) -> new Table(id, shape, elementWidth);
        };
    }

    /// The number of bits.
    ///
    /// @return 1 to 512, or 0 for a value that is no bit vector
    public final int width() {
        return width;
    }

    /// Whether both are vectors of as many bits, or arrays of such, or of one opaque kind: others cannot be asked to be
    /// equal.
    ///
    /// @param other any term
    /// @return whether they are of one sort
    public final boolean sameSort(Term other) {
        return shape.sort().equals(other.shape.sort());
    }

    /// Nodes are numbered as they are made: arguments have lower numbers.
    final int id() {
        return id;
    }

    final Op op() {
        return shape.op();
    }

    final Shape shape() {
        return shape;
    }

    final long value() {
        return shape.value();
    }

    final List<Term> arguments() {
        return shape.arguments();
    }

    final Term argument(int index) {
        return shape.arguments().get(index);
    }

    final boolean is(Op op) {
        return shape.op() == op;
    }

    /// The number, so that the order of sets is the same in every run.
    @Override
    public final int hashCode() {
        return id;
    }

    @Override
    public final String toString() {
        return Printer.print(this);
    }

    /// A bit vector.
    static final class Bits extends Term {
        private Bits(int id, int width, Shape shape) {
            super(id, width, shape);
        }
    }

    /// A value of an uninterpreted sort: the content of a buffer, or what a device and its world have said to
    /// each other.
    public static final class Opaque extends Term {
        private Opaque(int id, Shape shape) {
            super(id, 0, shape);
        }
    }

    /// An array over 32-bit indices.
    public static final class Table extends Term {
        private final int elementWidth;

        private Table(int id, Shape shape, int elementWidth) {
            super(id, 0, shape);
            this.elementWidth = elementWidth;
        }

        int elementWidth() {
            return elementWidth;
        }
    }
}
