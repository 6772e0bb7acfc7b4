package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import nicc.dsl.model.Device;

/// Draws programs that lead up to an access, backwards: before it, writes that change what it uses, and before these
/// writes that change what they use. So registers that have to be written one after the other, as when a driver
/// brings a device up, come in that order.
final class Chains {
    private static final int DEPTH = 4;
    private static final int LONGEST = 12;
    private static final int ELEMENTS = 3;

    private final Soundness soundness;

    /// Writes that change a cell, those that change little else first.
    private final Map<String, List<Site>> writers = new TreeMap<>();

    Chains(Device device, Soundness soundness) {
        this.soundness = soundness;
        for (Site site : Site.all(device)) {
            if (site.write()) {
                soundness
                        .whole(site)
                        .writes()
                        .forEach(cell -> writers.computeIfAbsent(cell, _ -> new ArrayList<>())
                                .add(site));
            }
        }
        writers.values()
                .forEach(sites -> sites.sort((a, b) -> Integer.compare(
                        soundness.whole(a).writes().size(),
                        soundness.whole(b).writes().size())));
    }

    /// Writes that lead up to a site.
    List<Step> before(Site target, Random random) {
        List<Step> steps = new ArrayList<>();
        lead(target, DEPTH, steps, random);
        return steps;
    }

    private void lead(Site site, int depth, List<Step> steps, Random random) {
        List<String> cells = new ArrayList<>(uses(site));
        Collections.shuffle(cells, random);
        for (String cell : cells) {
            if (depth > 0 && steps.size() < LONGEST && random.nextBoolean()) {
                List<Site> among = writers.getOrDefault(cell, List.of());
                Site writer = among.get(random.nextBoolean() ? 0 : random.nextInt(among.size()));
                if (!writer.equals(site)) {
                    lead(writer, depth - 1, steps, random);
                    steps.add(write(writer, random));
                }
            }
        }
    }

    /// Cells that some write changes, in order.
    private List<String> uses(Site site) {
        Set<String> reads = soundness.whole(site).reads();
        return writers.keySet().stream().filter(reads::contains).toList();
    }

    /// Often 1 or all ones: what switches something on.
    static Step write(Site site, Random random) {
        long all = -1L >>> (Long.SIZE - site.register().width());
        long value = switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> 1;
            case 4, 5 -> all;
            case 6 -> 1L << random.nextInt(site.register().width());
            default -> 0;
        };
        return new Step.Write(site, index(site, random), value & all);
    }

    /// The access that is led up to: as it is mapped, nothing is stored by 0, and the same by anything else.
    static Step target(Site site, Random random) {
        return random.nextBoolean() ? new Step.Write(site, index(site, random), 0) : write(site, random);
    }

    /// One of the first elements.
    private static int index(Site site, Random random) {
        return random.nextInt(Math.min(site.register().count(), ELEMENTS));
    }
}
