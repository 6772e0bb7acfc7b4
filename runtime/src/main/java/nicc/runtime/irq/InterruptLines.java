package nicc.runtime.irq;

/// All the ways in which a function interrupts its guest. Messages go by MSI-X where a consumer listens there,
/// else by MSI.
public final class InterruptLines implements InterruptOutput {
    private final IntxLine intx;
    private final MessageVectors msi;
    private final MessageVectors msix;

    /// Creates lines that nobody listens to.
    ///
    /// @param msiVectors vectors of MSI, 0 to 32
    /// @param msixVectors vectors of MSI-X, 0 to 2048
    public InterruptLines(int msiVectors, int msixVectors) {
        this(msiVectors, msixVectors, true);
    }

    /// Creates lines that nobody listens to.
    ///
    /// @param msiVectors vectors of MSI, 0 to 32
    /// @param msixVectors vectors of MSI-X, 0 to 2048
    /// @param holds whether signals of the pin may be held back (docs/decisions/0006)
    public InterruptLines(int msiVectors, int msixVectors, boolean holds) {
        intx = new IntxLine(holds);
        msi = new MessageVectors(msiVectors);
        msix = new MessageVectors(msixVectors);
    }

    @Override
    public void level(boolean asserted) {
        intx.level(asserted);
    }

    @Override
    public void message(int vector) {
        if (!msix.signal(vector)) {
            msi.signal(vector);
        }
    }

    /// The interrupt pin.
    ///
    /// @return the line
    public IntxLine intx() {
        return intx;
    }

    /// The vectors of MSI.
    ///
    /// @return the vectors
    public MessageVectors msi() {
        return msi;
    }

    /// The vectors of MSI-X.
    ///
    /// @return the vectors
    public MessageVectors msix() {
        return msix;
    }

    /// Signals that have gone out, in all ways.
    ///
    /// @return how many since creation
    public long signals() {
        return intx.signals() + msi.signals() + msix.signals();
    }

    /// Forgets every consumer; levels are kept.
    public void disable() {
        intx.disable();
        msi.disable();
        msix.disable();
    }
}
