package nicc.runtime.pci;

import java.util.List;
import nicc.runtime.device.PciIdentity;

/// A window in configuration space onto a function's regions, for software that cannot map them (VIRTIO 1.3, section
/// 4.1.4.9): an access to its data is one to the region, at the offset and of the length that software has written
/// into the capability. Decoding of regions need not be on for that. What no region has is not accessed.
final class RegionWindow {
    private static final int DATA_BYTES = Integer.BYTES;

    private final ConfigSpace config;
    private final int base;

    /// Of the region's index, the offset, the length and the data, from the base; empty where there is no window.
    private final List<Integer> places;

    private RegionWindow(ConfigSpace config, int base, List<Integer> places) {
        this.config = config;
        this.base = base;
        this.places = places;
    }

    /// The first window in a function's list, or one that nothing touches.
    static RegionWindow of(PciIdentity identity, ConfigSpace config) {
        return identity.capabilities().stream()
                .filter(capability -> !capability.window().isEmpty())
                .findFirst()
                .map(capability -> new RegionWindow(config, capability.offset(), capability.window()))
                .orElseGet(() -> new RegionWindow(config, 0, List.of()));
    }

    /// Whether an access to configuration space is one to a byte of the data.
    boolean touchedBy(int offset, int size) {
        return !places.isEmpty() && offset < dataAt() + DATA_BYTES && dataAt() < (long) offset + size;
    }

    /// The region that is selected: 0 to 255, which need not exist.
    int region() {
        return (int) config.read(base + places.get(0), 1);
    }

    /// Where in the region, 32 bits.
    long offset() {
        return config.read(base + places.get(1), Integer.BYTES);
    }

    /// How much: 1, 2 or 4 bytes, or 0 where nothing can be accessed: another length was written, or one that the
    /// offset is no multiple of.
    int length() {
        long length = config.read(base + places.get(2), Integer.BYTES);
        boolean possible = length == 1 || length == 2 || length == 4;
        return possible && offset() % length == 0 ? (int) length : 0;
    }

    /// The bytes that go to the region, higher ones 0.
    long data() {
        return config.read(dataAt(), length());
    }

    /// The bytes that came from the region.
    void brought(long value) {
        config.put(dataAt(), length(), value);
    }

    private int dataAt() {
        return base + places.get(3);
    }
}
