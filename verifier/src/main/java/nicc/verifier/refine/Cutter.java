package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Register;

/// Cuts accesses at the borders of registers (docs/language.md, section 5), and finds out which are cut alike.
record Cutter(Window window) {

    /// Accesses of a size at evenly spaced offsets, as few spans as possible.
    ///
    /// @param first the lowest offset
    /// @param step bytes from one to the next
    /// @param count how many
    /// @param size bytes, 1 to 8
    /// @return the spans in ascending order
    List<Span> spans(long first, int step, int count, int size) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || !alike(first, step, from, i, size)) {
                long start = first + (long) from * step;
                spans.add(new Span(start, step, i - 1L - from, cut(start, size, i - from > 1)));
                from = i;
            }
        }
        return spans;
    }

    private boolean alike(long first, int step, int from, int to, int size) {
        for (int k = 0; k < size; k++) {
            long a = first + (long) from * step + k;
            long b = first + (long) to * step + k;
            if (!alike(window.at(a), window.at(b), step, to - from)) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(Optional<Window.Spot> a, Optional<Window.Spot> b, int step, int distance) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        Register register = a.get().register();
        return register.name().equals(b.get().register().name())
                && a.get().first() == b.get().first()
                && register.stride() == step
                && b.get().index() - a.get().index() == distance;
    }

    /// Cuts one access, or the first of many.
    private List<Span.Cut> cut(long offset, int size, boolean many) {
        List<Span.Cut> cuts = new ArrayList<>();
        for (int done = 0; done < size; ) {
            Optional<Window.Spot> spot = window.at(offset + done);
            int bytes = Math.min(
                    size - done, spot.map(s -> s.register().bytes() - s.first()).orElse(1));
            boolean moves = many && spot.isPresent() && spot.get().register().count() > 1;
            cuts.add(new Span.Cut(
                    spot.map(Window.Spot::register),
                    spot.map(Window.Spot::index).orElse(0),
                    moves,
                    spot.map(Window.Spot::first).orElse(0),
                    bytes));
            done += bytes;
        }
        return cuts;
    }

    /// Accesses that touch no register.
    ///
    /// @param first the lowest offset, as unsigned 64 bits
    /// @param step bytes from one to the next
    /// @param last the number of the last one, as unsigned 64 bits
    /// @param size bytes, 1 to 8
    /// @return the span
    static Span empty(long first, int step, long last, int size) {
        return new Span(first, step, last, List.of(new Span.Cut(Optional.empty(), 0, false, 0, size)));
    }
}
