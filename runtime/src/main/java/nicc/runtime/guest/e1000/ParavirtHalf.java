package nicc.runtime.guest.e1000;

import nicc.runtime.guest.paravirt.StatusBlock;

/// Tails and causes in the status block of the card's paravirtual twin; the mask is set once.
final class ParavirtHalf implements DriverHalf {
    /// The twin's rings, in the order of their declaration.
    private static final int RECEIVE = 0;
    private static final int TRANSMIT = 1;

    private final RegisterPort port;
    private final StatusBlock block;
    private final int entries;
    private final int[] tails = new int[2];
    private boolean unmasked;

    ParavirtHalf(RegisterPort port, StatusBlock block, int entries) {
        this.port = port;
        this.block = block;
        this.entries = entries;
    }

    @Override
    public void open() {
        tails[RECEIVE] = 0;
        tails[TRANSMIT] = 0;
        unmasked = false;
        block.enable();
    }

    @Override
    public void transmitTail(int tail) {
        tail(TRANSMIT, tail);
    }

    @Override
    public void receiveTail(int tail) {
        tail(RECEIVE, tail);
    }

    private void tail(int ring, int tail) {
        int more = tail - tails[ring];
        tails[ring] = tail;
        block.give(ring, more < 0 ? more + entries : more);
    }

    @Override
    public boolean interrupt() {
        boolean event = block.consume();
        block.release();
        block.quiet();
        return event;
    }

    @Override
    public void poll() {
        if (block.consume()) {
            block.release();
        }
    }

    @Override
    public boolean listen() {
        if (!unmasked) {
            unmasked = true;
            port.write(E1000Registers.IMS, E1000Bits.INT_ENABLED);
        }
        return block.listen();
    }
}
