package nicc.runtime.calibrate;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Interrupts of a guest in stock QEMU that waits for them, by an [InterruptCard]: the way of a signal to it, or its
/// first access, after which QEMU unmasks the pin.
final class InterruptProbe implements Probe {
    private static final long STALL = TimeUnit.SECONDS.toNanos(5);

    private final boolean unmasking;
    private final QemuMachine machine;
    private final InterruptCard card;

    /// Starts QEMU.
    ///
    /// @param unmasking whether that is measured, and not the way of the signal
    InterruptProbe(boolean unmasking) throws IOException {
        this.unmasking = unmasking;
        InterruptCard[] made = new InterruptCard[1];
        machine = QemuMachine.start(
                (pin, clock) -> {
                    made[0] = new InterruptCard(pin, clock);
                    return made[0];
                },
                QemuProgram.interrupts(),
                () -> made[0].seen().count() > 0);
        card = made[0];
    }

    @Override
    public long run(int times) throws IOException {
        InterruptCard.Seen from = card.seen();
        long start = System.nanoTime();
        InterruptCard.Seen to = from;
        while (to.count() - from.count() < times) {
            if (System.nanoTime() - start > STALL + times * 2_000_000L) {
                throw new IOException("QEMU's guest takes no interrupts");
            }
            QemuMachine.pause();
            to = card.seen();
        }
        long taken = unmasking ? to.unmasking() - from.unmasking() : to.arriving() - from.arriving();
        return (long) ((double) taken / (to.count() - from.count()) * times);
    }

    @Override
    public void close() {
        machine.close();
    }
}
