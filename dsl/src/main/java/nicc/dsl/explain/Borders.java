package nicc.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.explain.Term.Literal;
import nicc.dsl.explain.Term.Part;

/// Where two terms have to be cut for an operation part by part.
final class Borders {
    private Borders() {}

    /// Pairs of msb and lsb, from the highest. With `runs`, known bits are also cut where ones meet zeros.
    static List<int[]> of(Term a, Term b, boolean runs) {
        TreeSet<Integer> cuts = new TreeSet<>();
        collect(a, runs, cuts);
        collect(b, runs, cuts);
        cuts.add(0);
        List<int[]> result = new ArrayList<>();
        int top = a.width();
        for (int cut : cuts.descendingSet()) {
            if (cut < top) {
                result.add(new int[] {top - 1, cut});
                top = cut;
            }
        }
        return result;
    }

    private static void collect(Term term, boolean runs, Set<Integer> cuts) {
        int low = term.width();
        for (Part part : term.parts()) {
            low -= part.width();
            cuts.add(low);
            if (runs && part instanceof Literal(long value, int width)) {
                for (int i = 1; i < width; i++) {
                    if (((value >>> i) & 1) != ((value >>> (i - 1)) & 1)) {
                        cuts.add(low + i);
                    }
                }
            }
        }
    }
}
