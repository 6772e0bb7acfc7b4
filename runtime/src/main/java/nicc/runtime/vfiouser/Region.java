package nicc.runtime.vfiouser;

import nicc.runtime.pci.ConfigLayout;
import nicc.runtime.pci.PciFunction;

/// The regions of a PCI function: 0 to 5 are its base address registers' (VFIO_PCI_*_REGION_INDEX of
/// linux/vfio.h).
final class Region {
    static final int BARS = 6;
    static final int CONFIG = 7;

    /// Regions, with the expansion ROM (6) and VGA (8), which no function here has.
    static final int COUNT = 9;

    private Region() {}

    /// Bytes of a region, 0 when there is no such region.
    static long size(PciFunction function, int region) {
        if (region == CONFIG) {
            return ConfigLayout.SIZE;
        }
        return function.size(region);
    }
}
