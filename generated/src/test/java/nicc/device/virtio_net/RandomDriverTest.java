package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A driver that does anything: rules of the standard or none, to the spec and to both builds alike. They never
/// fail, always come to rest, and agree on what they answer, send, tell and leave in memory.
class RandomDriverTest {
    private static final int ACTIONS = 120;
    private static final int MEMORY = 0x30000;
    private static final long RINGS = Subject.MEMORY + 0x10000;
    private static final int MOST_STEPS = 20_000;

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void theReferenceBuildDoesWhatTheSpecSays(@ForAll long seed) {
        compare(new Kind(Kind.What.REFERENCE, (seed & 1) != 0), seed);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void theOptimisedBuildDoesWhatTheSpecSays(@ForAll long seed) {
        compare(new Kind(Kind.What.OPTIMISED, (seed & 1) != 0), seed);
    }

    /// Seeds that have told spec and build apart, with a frame shorter than the wire's shortest.
    @ParameterizedTest
    @ValueSource(longs = {-451, 100387, 101355, 200253, 22569, 201331})
    void seedsThatOnceDiffered(long seed) {
        compare(new Kind(Kind.What.REFERENCE, (seed & 1) != 0), seed);
        compare(new Kind(Kind.What.OPTIMISED, (seed & 1) != 0), seed);
    }

    private static void compare(Kind kind, long seed) {
        Run build = new Run(kind.subject(1), kind.packed(), seed);
        Run spec = new Run(kind.model(), kind.packed(), seed);
        for (int i = 0; i < ACTIONS; i++) {
            assertThat(build.act()).as("action %d of seed %d", i, seed).isEqualTo(spec.act());
        }
    }

    /// One of them with its driver.
    private static final class Run {
        private final Random random;
        private final Card card;

        /// Whether a frame may wait on the wire. Then the link stays up: what becomes of such frames while it is
        /// down is the wire's affair, and the wires of the two differ in it.
        private boolean waits;

        Run(Subject subject, boolean packed, long seed) {
            random = new Random(seed);
            long features = Features.CTRL_VQ | Features.CTRL_RX | Features.INDIRECT_DESC;
            features |= random.nextBoolean() ? Features.EVENT_IDX : 0;
            features |= random.nextBoolean() ? Features.CSUM | Features.HOST_TSO4 | Features.GUEST_CSUM : 0;
            card = Card.ready(subject, packed, features, 1, 8);
        }

        /// Does something and says what could be seen of it.
        String act() {
            long answer = choose();
            assertThat(card.device.run()).isLessThan(MOST_STEPS);
            String memory = Integer.toHexString(Arrays.hashCode(card.device.dump(Subject.MEMORY, MEMORY)));
            return answer + " " + card.device.sent() + " " + card.device.messages() + " " + card.device.line() + " "
                    + memory;
        }

        private long choose() {
            switch (random.nextInt(12)) {
                case 0 -> card.device.write(0, random.nextInt(0x40), size(), random.nextLong());
                case 1 -> {
                    return card.device.read(0, random.nextInt(0x40), size());
                }
                case 2 -> {
                    waits = true;
                    card.device.deliver(Frames.frame(Kind.MAC, 14 + random.nextInt(3000)), Card.FINISHED);
                }
                case 3 -> card.device.link(random.nextInt(4) != 0 || waits);
                case 4 -> garbage(RINGS + 0x4000L * random.nextInt(3) + random.nextInt(0x80), 1 + random.nextInt(16));
                case 5 -> index(1);
                case 6 -> index(0);
                case 7 -> index(2);
                case 8, 9 -> descriptor();
                default -> card.write16(Layout.NOTIFY + 4 * random.nextInt(9), 0);
            }
            return 0;
        }

        private int size() {
            return 1 << random.nextInt(3);
        }

        /// A descriptor that makes sense more or less.
        private void descriptor() {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            Tables.put(bytes, 0, Subject.MEMORY + random.nextInt(0x8000), 8);
            Tables.put(bytes, 8, random.nextInt(600), 4);
            Tables.put(bytes, 12, card.packed ? random.nextInt(8) : random.nextInt(4), 2);
            Tables.put(bytes, 14, card.packed ? (random.nextInt(4) | 0x80) : random.nextInt(9), 2);
            card.device.poke(RINGS + 0x4000L * random.nextInt(3) + 16L * random.nextInt(8), bytes);
        }

        /// Moves an available index, and rings.
        private void index(int queue) {
            long driver = RINGS + 0x4000L * queue + 0x1000;
            byte[] index = {(byte) random.nextInt(24), 0};
            byte[] head = {(byte) random.nextInt(9), 0};
            card.device.poke(driver + 4 + 2L * random.nextInt(8), head);
            card.device.poke(driver + 2, index);
            card.write16(Layout.NOTIFY + 4 * queue, queue);
        }

        private void garbage(long address, int count) {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            card.device.poke(address, bytes);
        }
    }
}
