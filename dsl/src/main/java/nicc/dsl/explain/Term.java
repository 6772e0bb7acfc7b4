package nicc.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A bit vector in normal form: its parts from the highest to the lowest, where neighbours that belong together
/// are one part. So bits that a mask cuts out and others put back are simply there.
///
/// @param parts at least one
record Term(List<Part> parts) {

    Term {
        parts = List.copyOf(parts);
    }

    /// Some bits of a term.
    sealed interface Part {
        int width();
    }

    /// Known bits.
    record Literal(long value, int width) implements Part {}

    /// Bits of something that is not known.
    record Slice(Atom atom, int msb, int lsb) implements Part {
        @Override
        public int width() {
            return msb - lsb + 1;
        }
    }

    /// Something whose bits are not known.
    sealed interface Atom {
        int width();
    }

    /// A named value: state, a value of the guest, a local.
    ///
    /// @param name how it prints
    /// @param width bits
    /// @param ranges its parts with names of their own
    /// @param owner the state it was read from; empty for what never changes
    /// @param version how often that had changed before
    record Symbol(String name, int width, List<Range> ranges, String owner, int version) implements Atom {}

    /// A part of a symbol with a name.
    record Range(String name, int msb, int lsb) {}

    /// A result that is not known.
    record Operation(Operator operator, List<Term> operands, int width) implements Atom {}

    /// Operators of operations, as they print.
    enum Operator {
        ADD("+"),
        SUB("-"),
        MUL("*"),
        DIV("/"),
        MOD("%"),
        AND("&"),
        OR("|"),
        XOR("^"),
        SHL("<<"),
        SHR(">>"),
        EQ("=="),
        LT("<"),
        LE("<="),
        NOT("~"),
        ITE("?");

        final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }
    }

    static Term of(Part... parts) {
        return join(List.of(parts));
    }

    static Term literal(long value, int width) {
        return new Term(List.of(new Literal(value & mask(width), width)));
    }

    static Term atom(Atom atom) {
        return new Term(List.of(new Slice(atom, atom.width() - 1, 0)));
    }

    static long mask(int width) {
        return -1L >>> (Long.SIZE - width);
    }

    int width() {
        return parts.stream().mapToInt(Part::width).sum();
    }

    /// The value, if all bits are known.
    OptionalLong known() {
        return parts.size() == 1 && parts.getFirst() instanceof Literal(long value, int _)
                ? OptionalLong.of(value)
                : OptionalLong.empty();
    }

    boolean is(long value) {
        return known().isPresent() && known().getAsLong() == value;
    }

    Term extract(int msb, int lsb) {
        List<Part> cut = new ArrayList<>();
        int top = width();
        for (Part part : parts) {
            int low = top - part.width();
            int from = Math.max(lsb, low);
            int to = Math.min(msb, top - 1);
            if (from <= to) {
                cut.add(cut(part, to - low, from - low));
            }
            top = low;
        }
        return join(cut);
    }

    private static Part cut(Part part, int msb, int lsb) {
        return switch (part) {
            case Literal(long value, int _) -> new Literal((value >>> lsb) & mask(msb - lsb + 1), msb - lsb + 1);
            case Slice(Atom atom, int _, int base) -> new Slice(atom, base + msb, base + lsb);
        };
    }

    Term concat(Term low) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(low.parts);
        return join(all);
    }

    /// Makes one part of neighbours that belong together.
    static Term join(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            if (!joined.isEmpty()
                    && joined.getLast() instanceof Literal(long high, int width)
                    && part instanceof Literal(long low, int more)
                    && width + more <= Long.SIZE) {
                joined.set(joined.size() - 1, new Literal((high << more) | low, width + more));
            } else if (!joined.isEmpty()
                    && joined.getLast() instanceof Slice(Atom atom, int msb, int lsb)
                    && part instanceof Slice(Atom other, int next, int end)
                    && next == lsb - 1
                    && atom.equals(other)) {
                joined.set(joined.size() - 1, new Slice(atom, msb, end));
            } else {
                joined.add(part);
            }
        }
        return new Term(joined);
    }
}
