package nicc.runtime.calibrate;

import java.util.concurrent.TimeUnit;
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.Reset;
import nicc.runtime.irq.InterruptOutput;

/// A card that interrupts a guest which does nothing else than wait for it: the guest's handler reads [#FIRST],
/// [#SECOND] and [#THIRD].
///
/// The first read tells when the signal has reached the guest. It lowers the pin, and a hypervisor that unmasks by a
/// message does so before it lets the guest go on; so between the first and the second are two round trips.
final class InterruptCard extends OnePage {
    /// Offset of the handler's first read.
    static final int FIRST = 0;

    /// Offset of the second one.
    static final int SECOND = 4;

    /// Offset of the third one.
    static final int THIRD = 8;

    /// Offset of what the guest reads before it lets interrupts in: a hypervisor takes a pin back that was raised
    /// before, and unmasks it, so that it is raised again.
    static final int BEGIN = 12;

    /// For so long the guest waits, so that its processor's thread is asleep.
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(300);

    /// Interrupts so far and what they took.
    ///
    /// @param count whole ones
    /// @param arriving from the signal until the first read, nanoseconds of all
    /// @param unmasking from the first read until the second, of all
    record Seen(long count, long arriving, long unmasking) {}

    private final InterruptOutput pin;
    private final DeviceClock clock;
    private volatile Seen seen = new Seen(0, 0, 0);
    private boolean raised;
    private long due;
    private long signalled;
    private long first;
    private long second;

    InterruptCard(InterruptOutput pin, DeviceClock clock) {
        this.pin = pin;
        this.clock = clock;
    }

    /// What was seen so far. On any thread.
    Seen seen() {
        return seen;
    }

    @Override
    public int work(int budget) {
        if (raised || clock.nanos() < due) {
            return 0;
        }
        raised = true;
        signalled = System.nanoTime();
        pin.level(true);
        return 1;
    }

    /// A machine's reset takes a signal away that was on its way.
    @Override
    public void reset(Reset kind) {
        pin.level(false);
        raised = false;
        due = clock.nanos() + PAUSE;
    }

    @Override
    public long nextDeadline() {
        return raised ? Long.MAX_VALUE : due;
    }

    @Override
    public long read(int bar, long offset, int size) {
        long now = System.nanoTime();
        if (offset == FIRST) {
            first = now;
            pin.level(false);
        } else if (offset == SECOND) {
            second = now;
        } else if (offset == THIRD && raised) {
            Seen before = seen;
            seen = new Seen(before.count + 1, before.arriving + first - signalled, before.unmasking + second - first);
            raised = false;
            due = clock.nanos() + PAUSE;
        }
        return 0;
    }

    @Override
    public void write(int bar, long offset, int size, long value) {
        // The guest writes nothing.
    }
}
