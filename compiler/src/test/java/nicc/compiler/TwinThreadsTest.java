package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Driver and card on threads of their own: the card sleeps when it has nothing to do until a doorbell rings. A
/// doorbell that must ring and does not leaves both waiting for ever.
final class TwinThreadsTest {
    private static final int FRAMES = 200_000;
    private static final long PATIENCE = 60_000_000_000L;

    @Test
    void noDoorbellIsLost() throws InterruptedException {
        SmallTwin twin = new SmallTwin(Options.optimised(), 0);
        twin.block.quiet();
        AtomicInteger rung = new AtomicInteger(1);
        AtomicBoolean stop = new AtomicBoolean();
        Thread card = Thread.ofPlatform().daemon().start(() -> card(twin, rung, stop));
        int done = 0;
        int given = 0;
        long end = System.nanoTime() + PATIENCE;
        while (done < FRAMES && System.nanoTime() < end) {
            int count = Math.min(twin.room(SmallTwin.TRANSMIT), Math.min(1 + given % 3, FRAMES - given));
            if (count > 0) {
                given += count;
                if (twin.give(SmallTwin.TRANSMIT, count, given)) {
                    twin.doorbells.clear();
                    rung.incrementAndGet();
                }
            } else {
                Thread.onSpinWait();
            }
            done += twin.clean(SmallTwin.TRANSMIT).size();
        }
        stop.set(true);
        card.join();
        assertThat(done).isEqualTo(FRAMES);
    }

    private static void card(SmallTwin twin, AtomicInteger rung, AtomicBoolean stop) {
        int heard = 0;
        while (!stop.get()) {
            if (heard == rung.get()) {
                Thread.onSpinWait();
                continue;
            }
            heard = rung.get();
            twin.deliver(SmallTwin.SHAPE.doorbell(SmallTwin.TRANSMIT));
            while (twin.rig.device.work(16) != 0) {
                twin.rig.sent.clear();
            }
        }
    }
}
