package nicc.runtime.guest.e1000;

import java.lang.invoke.VarHandle;

/// Tails, causes and mask in registers.
final class RegisterHalf implements DriverHalf {
    private final RegisterPort port;

    RegisterHalf(RegisterPort port) {
        this.port = port;
    }

    @Override
    public void open() {
        // A reset leaves nothing to be done.
    }

    @Override
    public void transmitTail(int tail) {
        tail(E1000Registers.TDBAL, tail);
    }

    @Override
    public void receiveTail(int tail) {
        tail(E1000Registers.RDBAL, tail);
    }

    private void tail(int ring, int tail) {
        // The descriptors are in memory before the card hears of them.
        VarHandle.releaseFence();
        port.write(ring + E1000Registers.RING_TAIL, tail);
    }

    /// Reads ICR, which clears it; masks everything, and reads STATUS so that the mask holds when the handler
    /// ends.
    @Override
    public boolean interrupt() {
        int causes = port.read(E1000Registers.ICR);
        if (causes == 0) {
            return false;
        }
        port.write(E1000Registers.IMC, ~0);
        port.flush();
        return true;
    }

    @Override
    public void poll() {
        // A cause stays in ICR until it is read.
    }

    @Override
    public boolean listen() {
        port.write(E1000Registers.IMS, E1000Bits.INT_ENABLED);
        port.flush();
        return false;
    }
}
