package nicc.runtime.guest.e1000;

import java.util.function.BooleanSupplier;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestDriverException;
import nicc.runtime.guest.GuestMachine;

/// The 32-bit registers of the memory region, BAR 0.
final class RegisterPort {
    private static final int BAR = 0;
    private static final int SIZE = Integer.BYTES;
    private static final int POLLS = 1000;

    private final CardAccess card;
    private final GuestMachine machine;

    RegisterPort(GuestMachine machine) {
        this.machine = machine;
        this.card = machine.card();
    }

    int read(int offset) {
        return (int) card.read(BAR, offset, SIZE);
    }

    void write(int offset, int value) {
        card.write(BAR, offset, SIZE, Integer.toUnsignedLong(value));
    }

    /// Waits for what was written before: posted writes are not overtaken by a read's completion (PCI 2.2,
    /// 3.2.5).
    void flush() {
        read(E1000Registers.STATUS);
    }

    void delay(long nanos) {
        machine.delay(nanos);
    }

    /// Waits until something is so.
    ///
    /// @param nanos between looks, of which there are at most 1000
    /// @throws GuestDriverException when it never is
    void await(String what, long nanos, BooleanSupplier condition) {
        for (int i = 0; i < POLLS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            machine.delay(nanos);
        }
        throw new GuestDriverException("waited in vain for " + what);
    }
}
