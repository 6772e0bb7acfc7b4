package nicc.runtime.wire;

import java.util.concurrent.atomic.AtomicLongArray;

/// Which port a station was last heard at. A fixed table, one place for each hash: where two stations share a
/// place, the one heard last has it, and frames to the other one go to all ports. So no sender can make it
/// grow.
final class MacTable {
    private static final int PLACES = 4096;
    private static final int MAC_BITS = 48;
    private static final long MAC_MASK = (1L << MAC_BITS) - 1;
    private static final long GROUP = 1L << 40;

    /// `(port + 1) << 48 | address`; 0 for an empty place.
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    /// Notes where a frame came from; a group address is nobody's.
    void learn(long address, int port) {
        if ((address & GROUP) != 0) {
            return;
        }
        long entry = (port + 1L) << MAC_BITS | address;
        int place = place(address);
        if (places.getOpaque(place) != entry) {
            places.setOpaque(place, entry);
        }
    }

    /// The port of a station, or -1 when it is unknown or a group.
    int find(long address) {
        long entry = places.getOpaque(place(address));
        return (entry & MAC_MASK) == address && (address & GROUP) == 0 ? (int) (entry >>> MAC_BITS) - 1 : -1;
    }

    private static int place(long address) {
        return (int) ((address * 0x9E37_79B9_7F4A_7C15L) >>> 52);
    }
}
