package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nicc.verifier.encode.World;

/// That the accesses of all obligations about a region are all accesses: for each size, each offset of 64
/// bits from which
/// an access does not go past the last one begins exactly one. Counted, not believed: nothing here looks at
/// how the sites were made.
///
/// @param spans the accesses of all sites, cut
/// @param border offsets below are counted one by one, those from it on by their residues; a multiple of 8
record Coverage(List<Span> spans, int border) {
    private static final int STEP = Window.LARGEST;

    Coverage {
        spans = List.copyOf(spans);
    }

    /// One claim for each size.
    List<Case> claims(World world) {
        List<Case> claims = new ArrayList<>();
        for (int size = 1; size <= Window.LARGEST; size++) {
            Optional<String> fault = fault(size);
            String claim = "each offset that can begins exactly one access of " + size + " bytes"
                    + fault.map(what -> ", but " + what).orElse("");
            claims.add(Case.claim(claim, _ -> world.terms().bit(fault.isEmpty())));
        }
        return claims;
    }

    Optional<String> fault(int size) {
        List<Span> near = new ArrayList<>();
        List<Span> far = new ArrayList<>();
        spans.stream().filter(span -> span.size() == size).forEach(span -> {
            boolean isNear = Long.compareUnsigned(span.highest(), border) < 0;
            (isNear ? near : far).add(span);
        });
        return nearFault(near).or(() -> farFault(far, size));
    }

    private Optional<String> nearFault(List<Span> near) {
        BitSet seen = new BitSet(border);
        for (Span span : near) {
            for (long i = 0; i <= span.last(); i++) {
                int offset = Math.toIntExact(span.first() + i * span.step());
                if (seen.get(offset)) {
                    return Optional.of(hex(offset) + " begins two");
                }
                seen.set(offset);
            }
        }
        int free = seen.nextClearBit(0);
        return free < border ? Optional.of(hex(free) + " begins none") : Optional.empty();
    }

    /// Of each residue, the spans follow each other without a gap, up to the last offset.
    private Optional<String> farFault(List<Span> far, int size) {
        for (int residue = 0; residue < STEP; residue++) {
            int low = residue;
            List<Span> ours = far.stream()
                    .filter(span -> (span.first() & (STEP - 1)) == low)
                    .sorted(Comparator.comparingLong(span -> span.first() + Long.MIN_VALUE))
                    .toList();
            long expected = (long) border + residue;
            for (Span span : ours) {
                if (span.first() != expected || !(span.single() || span.step() == STEP)) {
                    return Optional.of(hex(expected) + " begins none, or two");
                }
                expected = span.highest() + STEP;
            }
            int past = residue + size > STEP ? STEP : 0;
            if (expected != residue - past) {
                return Optional.of(hex(expected) + " begins none");
            }
        }
        return Optional.empty();
    }

    private static String hex(long offset) {
        return "0x" + Long.toHexString(offset);
    }
}
