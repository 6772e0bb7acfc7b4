package nicc.runtime.pci;

import java.util.List;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.PciIdentity;

/// A window in configuration space onto a function's regions, for software that cannot map them (VIRTIO 1.3, section
/// 4.1.4.9): an access to its data is one to the region, at the offset and of the length that software has written
/// into the capability. Decoding of regions need not be on for that. What no region has is not accessed.
final class RegionWindow {
    private static final int REGION_BYTES = 1;
    private static final int DATA_BYTES = Integer.BYTES;

    private final ConfigSpace config;
    private final boolean exists;
    private final int regionAt;
    private final int offsetAt;
    private final int lengthAt;
    private final int dataAt;

    private RegionWindow(ConfigSpace config, int base, List<Integer> places) {
        this.config = config;
        exists = true;
        regionAt = base + places.get(0);
        offsetAt = base + places.get(1);
        lengthAt = base + places.get(2);
        dataAt = base + places.get(3);
    }

    private RegionWindow(ConfigSpace config) {
        this.config = config;
        exists = false;
        regionAt = 0;
        offsetAt = 0;
        lengthAt = 0;
        dataAt = 0;
    }

    /// The first window in a function's list, or one that nothing touches.
    static RegionWindow of(PciIdentity identity, ConfigSpace config) {
        for (CapabilityDescription capability : identity.capabilities()) {
            if (!capability.window().isEmpty()) {
                return new RegionWindow(config, capability.offset(), capability.window());
            }
        }
        return new RegionWindow(config);
    }

    /// Whether an access to configuration space is one to a byte of the data.
    boolean touchedBy(int offset, int size) {
        return exists && offset < dataAt + DATA_BYTES && dataAt < (long) offset + size;
    }

    /// The region that is selected: 0 to 255, which need not exist.
    int region() {
        return (int) config.read(regionAt, REGION_BYTES);
    }

    /// Where in the region, 32 bits.
    long offset() {
        return config.read(offsetAt, Integer.BYTES);
    }

    /// How much: 1, 2 or 4 bytes, or 0 where nothing can be accessed: another length was written, or one that the
    /// offset is no multiple of.
    int length() {
        long length = config.read(lengthAt, Integer.BYTES);
        boolean possible = length == 1 || length == 2 || length == 4;
        return possible && offset() % length == 0 ? (int) length : 0;
    }

    /// The bytes that go to the region, higher ones 0.
    long data() {
        return config.read(dataAt, length());
    }

    /// The bytes that came from the region.
    void brought(long value) {
        config.put(dataAt, length(), value);
    }
}
