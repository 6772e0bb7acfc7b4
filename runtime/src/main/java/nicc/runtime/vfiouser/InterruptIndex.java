package nicc.runtime.vfiouser;

import nicc.runtime.irq.InterruptLines;
import nicc.runtime.pci.PciFunction;

/// The interrupt indexes of a PCI function (VFIO_PCI_*_IRQ_INDEX of linux/vfio.h).
final class InterruptIndex {
    static final int INTX = 0;
    static final int MSI = 1;
    static final int MSIX = 2;

    /// Indexes, with ERR (3) and REQ (4), which are never raised and have no vectors.
    static final int COUNT = 5;

    private InterruptIndex() {}

    /// Vectors of an index, 0 when there are none.
    static int vectors(PciFunction function, InterruptLines lines, int index) {
        return switch (index) {
            case INTX -> function.identity().interruptPin() == 0 ? 0 : 1;
            case MSI -> lines.msi().count();
            case MSIX -> lines.msix().count();
            default -> 0;
        };
    }
}
