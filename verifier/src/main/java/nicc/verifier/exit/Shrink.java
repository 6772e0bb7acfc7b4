package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import nicc.dsl.model.Layout;

/// Makes a program as short as it gets by leaving out steps, then its values as small as they get by clearing
/// bits.
/// The result is minimal in the sense that nothing more can be left out by itself.
final class Shrink {
    private final Predicate<List<Step>> tells;

    /// Prepares.
    ///
    /// @param tells whether a program still does what it is for
    Shrink(Predicate<List<Step>> tells) {
        this.tells = tells;
    }

    List<Step> shrink(List<Step> program) {
        List<Step> steps = dropMany(new ArrayList<>(program));
        boolean smaller = true;
        while (smaller) {
            smaller = dropOne(steps) || reduceOne(steps);
        }
        return steps;
    }

    /// Leaves out runs of steps, long ones first.
    private List<Step> dropMany(List<Step> program) {
        List<Step> steps = program;
        for (int run = program.size() / 2; run > 1; run /= 2) {
            for (int from = steps.size() - run; from >= 0; from -= run) {
                List<Step> rest = new ArrayList<>(steps);
                rest.subList(from, from + run).clear();
                steps = tells.test(rest) ? rest : steps;
            }
        }
        return steps;
    }

    private boolean dropOne(List<Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step dropped = steps.remove(i);
            if (tells.test(steps)) {
                return true;
            }
            steps.add(i, dropped);
        }
        return false;
    }

    private boolean reduceOne(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Step present = steps.get(i);
            for (Step smaller : smaller(present)) {
                steps.set(i, smaller);
                if (tells.test(steps)) {
                    return true;
                }
            }
            steps.set(i, present);
        }
        return false;
    }

    private static List<Step> smaller(Step step) {
        List<Step> candidates = new ArrayList<>();
        switch (step) {
            case Step.Write(Site site, int index, long value) -> {
                if (value != 0) {
                    candidates.add(new Step.Write(site, index, 0));
                }
                if (value != 0 && value != 1) {
                    candidates.add(new Step.Write(site, index, 1));
                }
                for (int half = site.register().width() / 2; half > 0; half /= 2) {
                    for (int low = site.register().width() - half; low >= 0; low -= half) {
                        long kept = value & ~((-1L >>> (Long.SIZE - half)) << low);
                        if (kept != value) {
                            candidates.add(new Step.Write(site, index, kept));
                        }
                    }
                }
            }
            case Step.Frame(int octets, int fill, SortedMap<Integer, Integer> patches) -> {
                if (fill != 0) {
                    candidates.add(new Step.Frame(octets, 0, patches));
                }
                patches.keySet()
                        .forEach(place -> candidates.add(new Step.Frame(octets, fill, without(patches, place))));
            }
            case Step.Descriptor(String ring, Layout layout, long address, SortedMap<String, Long> fields) ->
                fields.keySet()
                        .forEach(field ->
                                candidates.add(new Step.Descriptor(ring, layout, address, without(fields, field))));
            case Step.Read _, Step.Time _, Step.Link _ -> {
                // Nothing to make smaller.
            }
        }
        return candidates;
    }

    private static <K, V> SortedMap<K, V> without(SortedMap<K, V> map, K key) {
        SortedMap<K, V> rest = new TreeMap<>(map);
        rest.remove(key);
        return rest;
    }
}
