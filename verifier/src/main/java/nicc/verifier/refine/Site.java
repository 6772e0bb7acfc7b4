package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A place where accesses of all sizes begin, with a name of its own.
///
/// @param name what follows the region's name: `.CTRL`, `.MTA[]`, ` gaps 0x4000`
/// @param spans the accesses, cut; in no special order
record Site(String name, Supplier<List<Span>> spans) {

    /// Evenly spaced offsets.
    ///
    /// @param first the lowest
    /// @param step bytes from one to the next
    /// @param count how many
    record Offsets(long first, int step, int count) {}

    static Site at(String name, Cutter cutter, List<Offsets> offsets) {
        return new Site(name, () -> {
            List<Span> spans = new ArrayList<>();
            for (Offsets some : offsets) {
                for (int size = 1; size <= Window.LARGEST; size++) {
                    spans.addAll(cutter.spans(some.first(), some.step(), some.count(), size));
                }
            }
            return spans;
        });
    }
}
