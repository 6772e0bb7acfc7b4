package nicc.runtime.pci;

import nicc.runtime.irq.InterruptOutput;

/// What a function's command register and MSI-X capability let through of a device's interrupts: INTx# is held
/// back while INTX_DISABLE is set (PCI Local Bus 3.0, section 6.2.2) or MSI-X is enabled (section 6.8.2).
public final class InterruptGate implements InterruptOutput {
    private final InterruptOutput out;
    private boolean asserted;
    private boolean open = true;

    /// Creates an open gate.
    ///
    /// @param out where interrupts go that pass
    public InterruptGate(InterruptOutput out) {
        this.out = out;
    }

    @Override
    public void level(boolean level) {
        boolean before = passing();
        asserted = level;
        drive(before);
    }

    @Override
    public void message(int vector) {
        out.message(vector);
    }

    /// Whether the device asserts its pin, which the status register shows even while the gate is shut.
    ///
    /// @return the level on the device's side
    public boolean asserted() {
        return asserted;
    }

    /// Opens or shuts the gate for INTx#.
    ///
    /// @param opened whether the level passes
    void open(boolean opened) {
        boolean before = passing();
        open = opened;
        drive(before);
    }

    private boolean passing() {
        return asserted && open;
    }

    private void drive(boolean before) {
        if (passing() != before) {
            out.level(passing());
        }
    }
}
