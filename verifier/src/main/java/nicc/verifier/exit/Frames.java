package nicc.verifier.exit;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import nicc.verifier.flow.Vocabulary;

/// Frames that may make a difference: of one byte, but for what the device looks at, which may be what it
/// compares
/// with.
final class Frames {
    private static final int OCTETS = 60;
    private static final List<Integer> FILLS = List.of(0x00, 0x01, 0xFF);
    private static final List<Long> VALUES = List.of(-1L, 1L, 0L);
    private static final int MOST_PATCHES = 4;

    private final List<Vocabulary.Load> loads;
    private final List<Vocabulary.Test> tests;

    Frames(Vocabulary vocabulary) {
        loads = vocabulary.loads().stream()
                .filter(load -> load.offset() + load.bytes() <= OCTETS)
                .toList();
        tests = vocabulary.tests().stream()
                .filter(test -> loads.contains(test.load()))
                .toList();
    }

    /// Frames of one byte.
    static List<Step> plain() {
        return FILLS.stream()
                .<Step>map(fill -> new Step.Frame(OCTETS, fill, new TreeMap<>()))
                .toList();
    }

    Step draw(Random random) {
        SortedMap<Integer, Integer> patches = new TreeMap<>();
        for (int i = random.nextInt(MOST_PATCHES + 1); i > 0; i--) {
            if (!tests.isEmpty() && random.nextBoolean()) {
                Vocabulary.Test test = tests.get(random.nextInt(tests.size()));
                put(patches, test.load(), test.value());
            } else if (!loads.isEmpty()) {
                put(patches, loads.get(random.nextInt(loads.size())), VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return new Step.Frame(OCTETS, FILLS.get(random.nextInt(FILLS.size())), patches);
    }

    private static void put(SortedMap<Integer, Integer> patches, Vocabulary.Load load, long value) {
        for (int i = 0; i < load.bytes(); i++) {
            int significance = load.bigEndian() ? load.bytes() - 1 - i : i;
            patches.put((int) load.offset() + i, (int) (value >>> (8 * significance)) & 0xFF);
        }
    }
}
