package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nicc.dsl.model.Pci;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.Fragment;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Progressions;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The accesses of a span to a region, all at once: which of them it is, is a symbol.
///
/// @param bar the region
/// @param direction what a guest or a debugger does
/// @param span the accesses
/// @param world where they happen
record Access(Pci.Bar bar, Direction direction, Span span, World world) {
    private static final int INDEX_WIDTH = 32;

    /// What a guest or a debugger does.
    enum Direction {
        READ,
        WRITE,
        PEEK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Case event() {
        Term number = number();
        List<Fragment> fragments = fragments(number);
        Term offset = offset(number);
        Term value = world.terms().symbol("value", Long.SIZE);
        Case event = Case.of(
                name(),
                spec -> span.single() ? one(spec, value) : all(spec, offset, fragments, value),
                code -> call(code, offset, value));
        return span.single() ? event : event.where(List.of(within()), new Progressions(symbol(), span.last()));
    }

    private Term within() {
        return world.terms().ule(symbol(), world.terms().constant(span.last(), width()));
    }

    private Optional<Term> one(SpecRun spec, Term value) {
        return switch (direction) {
            case READ -> spec.on(bar.bank()).read(span.first(), span.size());
            case PEEK -> spec.on(bar.bank()).inquire(span.first(), span.size());
            case WRITE -> spec.on(bar.bank()).write(span.first(), span.size(), value);
        };
    }

    private Optional<Term> all(SpecRun spec, Term offset, List<Fragment> fragments, Term value) {
        return switch (direction) {
            case READ -> spec.on(bar.bank()).read(offset, fragments);
            case PEEK -> spec.on(bar.bank()).inquire(offset, fragments);
            case WRITE -> spec.on(bar.bank()).write(offset, fragments, value);
        };
    }

    private String name() {
        String where = " of " + span.size() + " bytes at 0x" + Long.toHexString(span.first());
        String more = span.single()
                ? ""
                : ", or at any " + span.step() + "th byte up to 0x" + Long.toHexString(span.highest()) + ",";
        return direction.word() + where + more + " of region " + bar.index();
    }

    /// Which access of the span it is, 64 bits. A symbol of as few bits as do, so that what is known of the
    /// upper
    /// ones needs no solver.
    private Term number() {
        return world.terms().zeroExtend(span.single() ? world.terms().zero(1) : symbol(), Long.SIZE);
    }

    private Term symbol() {
        return world.terms().symbol("number", width());
    }

    private int width() {
        return Long.SIZE - Long.numberOfLeadingZeros(span.last());
    }

    private Term offset(Term number) {
        Terms terms = world.terms();
        Term first = terms.constant(span.first(), Long.SIZE);
        return span.single() ? first : terms.add(first, terms.mul(number, terms.constant(span.step(), Long.SIZE)));
    }

    private List<Fragment> fragments(Term number) {
        Terms terms = world.terms();
        Term moved = terms.extract(number, INDEX_WIDTH - 1, 0);
        List<Fragment> fragments = new ArrayList<>();
        int position = 0;
        for (Span.Cut cut : span.cut()) {
            Term index = terms.constant(cut.index(), INDEX_WIDTH);
            Term element = cut.moves() ? terms.add(index, moved) : index;
            fragments.add(new Fragment(cut.register(), element, cut.first(), position, cut.bytes()));
            position += cut.bytes();
        }
        return fragments;
    }

    private Optional<Term> call(Run code, Term offset, Term value) {
        Terms terms = world.terms();
        List<Term> arguments = new ArrayList<>();
        arguments.add(terms.constant(bar.index(), Integer.SIZE));
        arguments.add(offset);
        arguments.add(terms.constant(span.size(), Integer.SIZE));
        if (direction == Direction.WRITE) {
            arguments.add(value);
        }
        return code.call(direction.word(), arguments);
    }
}
