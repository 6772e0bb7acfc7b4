package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/// Notifications between driver and twin in random interleavings of the card's steps with the driver's: each one
/// that must be sent is sent, and none that need not be.
final class TwinSuppressionTest {
    private static final int ACTIONS = 400;
    private static final int ALL = 10_000;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void nothingIsLostAndNothingIsSaidTwice(@ForAll long seed) {
        new Run(seed).run();
    }

    /// A driver that touches its rings only when it was interrupted, and gives when it likes.
    private static final class Run {
        private final Random random;
        private final SmallTwin twin;
        private final int pace;
        private final List<Integer> toSend = new ArrayList<>();
        private final List<Integer> arrived = new ArrayList<>();
        private final List<Integer> received = new ArrayList<>();
        private int reclaimed;
        private int number;
        private int buffers;
        private boolean polling;
        private int messages;
        private long lastMessage = Long.MIN_VALUE;
        private long causes;

        Run(long seed) {
            random = new Random(seed);
            pace = random.nextBoolean() ? 0 : 20;
            twin = new SmallTwin(random.nextBoolean() ? Options.optimised() : Options.reference(), pace);
            polling = twin.block.listen();
        }

        void run() {
            for (int i = 0; i < ACTIONS; i++) {
                act();
            }
            finish();
            assertThat(twin.rig.sent)
                    .extracting(hex -> Integer.reverseBytes(Integer.parseUnsignedInt(hex.substring(0, 8), 16)))
                    .isEqualTo(toSend);
            assertThat(received).isEqualTo(arrived);
            assertThat(reclaimed).isEqualTo(toSend.size());
            assertThat(causes & SmallTwin.SENT).isEqualTo(toSend.isEmpty() ? 0 : SmallTwin.SENT);
            assertThat(causes & SmallTwin.ARRIVED).isEqualTo(arrived.isEmpty() ? 0 : SmallTwin.ARRIVED);
        }

        private void act() {
            switch (random.nextInt(10)) {
                case 0, 1 -> give(SmallTwin.TRANSMIT);
                case 2 -> give(SmallTwin.RECEIVE);
                case 3, 4, 5 -> steps(1 + random.nextInt(4));
                case 6 -> deliver();
                case 7 -> arrive();
                case 8 -> driver();
                default -> pass(random.nextInt(1500));
            }
        }

        private void give(int ring) {
            int count = Math.min(twin.room(ring), 1 + random.nextInt(3));
            if (count == 0) {
                return;
            }
            boolean rang = twin.give(ring, count, number);
            if (ring == SmallTwin.TRANSMIT) {
                IntStream.range(0, count).forEach(i -> toSend.add(number + i));
                number += count;
                if (random.nextInt(4) == 0) {
                    checkKick(rang);
                }
            } else {
                buffers += count;
            }
        }

        /// Left alone, the card finds all that it was given if no doorbell waits, and nothing of what a doorbell waits
        /// for.
        private void checkKick(boolean rang) {
            boolean waiting = twin.doorbells.contains(SmallTwin.SHAPE.doorbell(SmallTwin.TRANSMIT));
            assertThat(waiting || !rang).isTrue();
            steps(ALL);
            if (waiting) {
                assertThat(twin.rig.sent).hasSize(twin.word(SmallTwin.SHAPE.kick(SmallTwin.TRANSMIT)));
                assertThat(twin.rig.sent.size()).isLessThan(toSend.size());
            } else {
                assertThat(twin.rig.sent).hasSameSizeAs(toSend);
            }
        }

        /// One step at a time: an event brings a message exactly if the driver has asked for it.
        private void steps(int most) {
            for (int i = 0; i < most; i++) {
                int events = twin.word(0);
                int wanted = twin.word(SmallTwin.SHAPE.seen() + 4);
                int before = said();
                if (twin.rig.device.work(1) == 0) {
                    return;
                }
                int more = twin.word(0) - events;
                assertThat(more).isBetween(0, 1);
                assertThat(said() - before).isEqualTo(more == 1 && wanted == events ? 1 : 0);
                if (said() != before) {
                    spaced();
                }
            }
        }

        private int said() {
            return twin.rig.interrupts.size();
        }

        private void spaced() {
            long now = twin.rig.clock.nanos();
            assertThat(lastMessage == Long.MIN_VALUE || now - lastMessage >= pace * 100L)
                    .isTrue();
            lastMessage = now;
        }

        private void deliver() {
            if (!twin.doorbells.isEmpty()) {
                twin.deliver(twin.doorbells.removeFirst());
            }
        }

        /// Only while the card has a buffer that it may know of: without one the frame would be lost.
        private void arrive() {
            int ringing = SmallTwin.SHAPE.doorbell(SmallTwin.RECEIVE);
            if (arrived.size() < buffers && !twin.doorbells.contains(ringing)) {
                arrived.add(number);
                twin.arrive(number);
                number++;
            }
        }

        private void driver() {
            if (messages < said()) {
                messages = said();
                polling = true;
                consume();
                twin.block.quiet();
            } else if (polling) {
                consume();
                reclaimed += twin.clean(SmallTwin.TRANSMIT).size();
                received.addAll(twin.clean(SmallTwin.RECEIVE));
                polling = random.nextInt(3) == 0 || twin.block.listen();
            }
        }

        private void consume() {
            if (twin.block.consume()) {
                causes |= twin.block.value(0);
                twin.block.release();
            }
        }

        private void pass(long nanos) {
            long end = twin.rig.clock.nanos() + nanos;
            while (twin.rig.device.nextDeadline() <= end) {
                twin.rig.clock.advanceTo(twin.rig.device.nextDeadline());
                steps(ALL);
            }
            twin.rig.clock.advanceTo(end);
        }

        /// Doorbells arrive, the card works, and the driver does what it is told to: nothing more happens in the end.
        private void finish() {
            for (int i = 0; i < 200; i++) {
                deliver();
                steps(ALL);
                driver();
                pass(1000);
            }
            assertThat(polling || messages < said() || !twin.doorbells.isEmpty())
                    .isFalse();
            assertThat(twin.block.fault()).isFalse();
        }
    }
}
