package nicc.runtime.guest.machine;

import nicc.runtime.irq.InterruptOutput;

/// The guest's interrupt controller, as far as one card needs it: a pin's level, and messages that wait.
final class InterruptPin implements InterruptOutput {
    private static final int VECTORS = Long.SIZE;

    private boolean asserted;
    private long messages;

    @Override
    public void level(boolean level) {
        asserted = level;
    }

    @Override
    public void message(int vector) {
        if (vector >= 0 && vector < VECTORS) {
            messages |= 1L << vector;
        }
    }

    boolean asserted() {
        return asserted;
    }

    /// Takes the lowest message that waits.
    ///
    /// @return its vector, or -1 when none waits
    int takeMessage() {
        if (messages == 0) {
            return -1;
        }
        int vector = Long.numberOfTrailingZeros(messages);
        messages &= messages - 1;
        return vector;
    }
}
