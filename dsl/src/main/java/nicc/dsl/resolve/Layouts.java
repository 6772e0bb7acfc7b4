package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.BitRange;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.RegisterItem;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Layout;

/// Layouts of records, and ranges of bits.
final class Layouts {

    private static final int MOST_BYTES = 64;

    private final Resolution resolution;
    private final Session session;

    Layouts(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Layout layout(Declaration.Layout declaration, Env env) {
        Group group = new Group(session, Container.LAYOUT, resolution.expander().expand(declaration.items(), env));
        int bytes = (int) resolution
                .constants()
                .within(new Located(declaration.bytes(), env), 1, MOST_BYTES, Code.SIZE_RANGE, "a layout's size", 1);
        List<Layout.Slice> slices = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (var placed : group.all(RegisterItem.Slice.class)) {
            slice(placed, 8 * bytes).ifPresent(slice -> {
                check(slice, placed.item().span(), slices, spans);
                slices.add(slice);
                spans.add(placed.item().span());
            });
        }
        return new Layout(
                env.text(declaration.name()),
                declaration.title(),
                group.text("section"),
                bytes,
                slices,
                declaration.span());
    }

    private Optional<Layout.Slice> slice(Group.Of<RegisterItem.Slice> placed, int size) {
        RegisterItem.Slice item = placed.item();
        String name = placed.env().text(item.name());
        Optional<Bits> bits = bits(item.bits(), placed.env());
        return bits.flatMap(b -> {
            if (b.msb() >= size) {
                session.error(
                        Code.SLICE_OUTSIDE,
                        item.bits().span(),
                        "field '" + name + "' ends at bit " + b.msb() + ", the layout has " + size + " bits");
                return Optional.empty();
            }
            if (b.msb() - b.lsb() >= Long.SIZE) {
                session.error(Code.TOO_WIDE, item.bits().span(), "a field has at most 64 bits");
                return Optional.empty();
            }
            return Optional.of(new Layout.Slice(name, item.title(), b.msb(), b.lsb()));
        });
    }

    private void check(Layout.Slice slice, Span span, List<Layout.Slice> slices, List<Span> spans) {
        for (int i = 0; i < slices.size(); i++) {
            Layout.Slice other = slices.get(i);
            if (other.name().equals(slice.name())) {
                session.add(new Diagnostic(
                                Code.DUPLICATE_NAME, span, "the layout has a field '" + slice.name() + "' already")
                        .at(spans.get(i), "the first one"));
            } else if (other.lsb() <= slice.msb() && slice.lsb() <= other.msb()) {
                session.add(new Diagnostic(
                                Code.SLICE_OVERLAP,
                                span,
                                "fields '" + other.name() + "' and '" + slice.name() + "' share bits")
                        .at(spans.get(i), "'" + other.name() + "'"));
            }
        }
    }

    /// A range of bits.
    record Bits(int msb, int lsb) {}

    /// The bits of a range; empty after an error.
    Optional<Bits> bits(BitRange range, Env env) {
        Optional<BigInteger> msb = resolution.constants().constant(new Located(range.msb(), env));
        Optional<BigInteger> lsb = range.lsb().isEmpty()
                ? msb
                : resolution.constants().constant(new Located(range.lsb().get(), env));
        if (msb.isEmpty() || lsb.isEmpty()) {
            return Optional.empty();
        }
        boolean good = lsb.get().signum() >= 0
                && lsb.get().compareTo(msb.get()) <= 0
                && msb.get().bitLength() < 16;
        if (!good) {
            session.error(
                    Code.BIT_RANGE,
                    range.span(),
                    "the bits " + msb.get() + " to " + lsb.get() + " are no range",
                    "write the most significant bit first: '[msb:lsb]'");
            return Optional.empty();
        }
        return Optional.of(new Bits(msb.get().intValue(), lsb.get().intValue()));
    }
}
