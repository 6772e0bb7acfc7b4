package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;

/// At which offsets of a bank its registers begin, and at which none does, of all offsets of 32 bits.
final class Beginnings {
    private static final int STEP = Window.LARGEST;
    private static final long MIDDLE = 1L << (Integer.SIZE - 1);
    private static final long END = 1L << Integer.SIZE;

    private final int border;
    private final BitSet begins = new BitSet();

    /// Looks at a bank.
    ///
    /// @param bank the bank
    Beginnings(Bank bank) {
        border = new Window(bank).bytes();
        bank.registers().forEach(register -> mark(begins, of(register)));
    }

    /// The elements of a register.
    static Span of(Register register) {
        boolean many = register.count() > 1;
        Span.Cut whole = new Span.Cut(Optional.of(register), 0, many, 0, register.bytes());
        return new Span(register.offset(), many ? register.stride() : 1, register.count() - 1L, List.of(whole));
    }

    /// All other offsets, evenly spaced; none of them crosses 2^31, where Java's `int` ends, or the end of the
    /// registers:
    /// before it, there are so few that conditions about them are decided by looking at each.
    List<Span> gaps() {
        List<Span> gaps = new ArrayList<>();
        for (int residue = 0; residue < STEP; residue++) {
            long from = -1;
            long offset = residue;
            for (; offset < border; offset += STEP) {
                boolean free = !begins.get((int) offset);
                if (free && from < 0) {
                    from = offset;
                } else if (!free && from >= 0) {
                    gaps.add(gap(from, offset));
                    from = -1;
                }
            }
            if (from >= 0) {
                gaps.add(gap(from, offset));
            }
            gaps.add(gap(offset, MIDDLE + residue));
            gaps.add(gap(MIDDLE + residue, END + residue));
        }
        return gaps;
    }

    private static Span gap(long from, long end) {
        return Cutter.empty(from, STEP, (end - from) / STEP - 1, 1);
    }

    /// What is wrong with a claim that spans are about each offset once. Behind the last register it is enough to
    /// look at where they begin and end, for each residue.
    Optional<String> fault(List<Span> spans) {
        BitSet seen = new BitSet();
        long behind = 0;
        for (Span span : spans) {
            long last = Math.min(span.last(), (border - 1 - span.first()) / span.step());
            boolean near = span.first() < border;
            for (long i = 0; near && i <= last; i++) {
                int offset = Math.toIntExact(span.first() + i * span.step());
                if (seen.get(offset)) {
                    return Optional.of("0x" + Integer.toHexString(offset) + " is there twice");
                }
                seen.set(offset);
            }
            behind += near ? span.last() - last : span.last() + 1;
        }
        int free = seen.nextClearBit(0);
        if (free < border) {
            return Optional.of("0x" + Integer.toHexString(free) + " is missing");
        }
        return behind == END - border ? farFault(spans) : Optional.of("offsets behind the last register are missing");
    }

    /// Of as many as there are, none is there twice: those of one residue do not overlap.
    private Optional<String> farFault(List<Span> spans) {
        for (int residue = 0; residue < STEP; residue++) {
            int low = residue;
            long before = border - 1L;
            List<Span> ours = spans.stream()
                    .filter(span -> span.highest() >= border && (span.first() & (STEP - 1)) == low)
                    .sorted((a, b) -> Long.compare(a.first(), b.first()))
                    .toList();
            for (Span span : ours) {
                if (span.step() != STEP || (span.first() <= before && span.first() >= border)) {
                    return Optional.of("0x" + Long.toHexString(span.first()) + " is there twice");
                }
                before = span.highest();
            }
            if (before >= END) {
                return Optional.of("0x" + Long.toHexString(before) + " is no offset");
            }
        }
        return Optional.empty();
    }

    private static void mark(BitSet set, Span span) {
        for (long i = 0; i <= span.last(); i++) {
            set.set(Math.toIntExact(span.first() + i * span.step()));
        }
    }
}
