package nicc.runtime.calibrate;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Accesses of a guest in stock QEMU to a [ProbeCard]: reads that it waits for, what they take of its thread's
/// processor time, or writes that are posted.
final class QemuProbe implements Probe {
    private static final long STALL = TimeUnit.SECONDS.toNanos(5);

    private final ProbeCard card = new ProbeCard();
    private final Of of;
    private final QemuMachine machine;

    /// What is measured.
    enum Of {
        READ,
        READ_WORK,
        WRITE
    }

    /// Starts QEMU.
    QemuProbe(Of of) throws IOException {
        this.of = of;
        machine = QemuMachine.start(
                (pin, clock) -> card, QemuProgram.accesses(), () -> card.seen().reads() > 0);
    }

    @Override
    public long run(int times) throws IOException {
        ProbeCard.Seen from = card.seen();
        long working = machine.work();
        long start = System.nanoTime();
        ProbeCard.Seen to = from;
        while (count(to) - count(from) < times) {
            if (System.nanoTime() - start > STALL + times * 1_000_000L) {
                throw new IOException("QEMU's guest has stopped");
            }
            QemuMachine.pause();
            to = card.seen();
        }
        return (long) (each(from, to, machine.work() - working) * times);
    }

    /// One round of the guest is so many reads after another one, so many writes, and a read that flushes them.
    private double each(ProbeCard.Seen from, ProbeCard.Seen to, long working) {
        long reads = to.reads() - from.reads();
        double read = (double) (to.readNanos() - from.readNanos()) / reads;
        double posted = to.writes() - from.writes();
        double flushes = posted / QemuProgram.ROUNDS;
        double writing = Math.max(0, to.writeNanos() - from.writeNanos() - flushes * read);
        return switch (of) {
            case READ -> read;
            case WRITE -> writing / posted;
            // A posted write is nothing but work; all reads of a round wait, its first one and the last one too.
            case READ_WORK -> Math.max(0, working - writing) / (flushes * (QemuProgram.ROUNDS + 1));
        };
    }

    private long count(ProbeCard.Seen seen) {
        return of == Of.WRITE ? seen.writes() : seen.reads();
    }

    @Override
    public void close() {
        machine.close();
    }
}
