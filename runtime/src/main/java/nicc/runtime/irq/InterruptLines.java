package nicc.runtime.irq;

import java.util.function.LongSupplier;

/// All the ways in which a function interrupts its guest. Messages go by MSI-X where a consumer listens there,
/// else by MSI.
public final class InterruptLines implements InterruptOutput {
    private final IntxLine intx;
    private final MessageVectors msi;
    private final MessageVectors msix;
    private final boolean holds;

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
    /// @param holds whether signals may be held back (docs/decisions/0006)
    public InterruptLines(int msiVectors, int msixVectors, boolean holds) {
        this.holds = holds;
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

    /// Says where it is counted what comes to the device from outside: what tells of nothing new there may wait longer
    /// than other signals. Where it is not said, everything counts as news.
    ///
    /// @param count of frames received, never going back
    public void arrivals(LongSupplier count) {
        intx.arrivals(count);
        if (holds) {
            msi.arrivals(count);
            msix.arrivals(count);
        }
    }

    /// A round of the agent begins.
    ///
    /// @param now nanoseconds
    public void advanceTo(long now) {
        intx.advanceTo(now);
        msi.advanceTo(now);
        msix.advanceTo(now);
    }

    /// A round of the agent has ended: what was held back goes out if it is time.
    ///
    /// @param steps engine steps that the device has taken in it
    /// @param idle whether nothing at all was done
    public void worked(int steps, boolean idle) {
        intx.worked(steps, idle);
        msi.worked(steps);
        msix.worked(steps);
    }

    /// When something that is held back goes out by itself.
    ///
    /// @return nanoseconds, or [Long#MAX_VALUE]
    public long deadline() {
        return Math.min(intx.deadline(), Math.min(msi.deadline(), msix.deadline()));
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
