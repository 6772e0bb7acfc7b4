package nicc.runtime.memory;

import java.util.Arrays;
import nicc.runtime.memory.MapException.Reason;

/// The maps, sorted by address. None overlaps another.
final class MapTable {
    /// Maps that there can be: what QEMU announces as `max_dma_maps`.
    static final int MAX_MAPS = 65_535;

    private GuestMap[] maps = new GuestMap[16];

    /// The maps' first addresses, with the sign bit flipped so that signed order is the order of addresses:
    /// what a search reads lies together.
    private long[] keys = new long[16];

    private int size;

    int size() {
        return size;
    }

    GuestMap get(int index) {
        return maps[index];
    }

    /// The index of the last map that begins at or below an address, or -1.
    int floor(long address) {
        int found = Arrays.binarySearch(keys, 0, size, key(address));
        return found >= 0 ? found : -found - 2;
    }

    /// Refuses a range that overlaps a map, or one map too many.
    void checkFree(long address, long length) throws MapException {
        int below = floor(address + length - 1);
        if (below >= 0 && Long.compareUnsigned(maps[below].last(), address) >= 0) {
            throw new MapException(
                    Reason.OVERLAPS,
                    GuestMap.hex(address) + " + " + GuestMap.hex(length) + " overlaps the map at "
                            + GuestMap.hex(maps[below].address()));
        }
        if (size == MAX_MAPS) {
            throw new MapException(Reason.FULL, "there are " + size + " maps already");
        }
    }

    /// Adds a map that [#checkFree(long, long)] let pass.
    void add(GuestMap map) {
        if (size == maps.length) {
            maps = Arrays.copyOf(maps, size * 2);
            keys = Arrays.copyOf(keys, size * 2);
        }
        int at = floor(map.address()) + 1;
        System.arraycopy(maps, at, maps, at + 1, size - at);
        System.arraycopy(keys, at, keys, at + 1, size - at);
        maps[at] = map;
        keys[at] = key(map.address());
        size++;
    }

    /// Removes the map with just this address and size.
    GuestMap remove(long address, long length) throws MapException {
        int at = floor(address);
        if (at < 0 || maps[at].address() != address || maps[at].size() != length) {
            throw new MapException(Reason.UNKNOWN, "no map of " + GuestMap.hex(address) + " + " + GuestMap.hex(length));
        }
        GuestMap removed = maps[at];
        size--;
        System.arraycopy(maps, at + 1, maps, at, size - at);
        System.arraycopy(keys, at + 1, keys, at, size - at);
        return removed;
    }

    void clear() {
        maps = new GuestMap[16];
        keys = new long[16];
        size = 0;
    }

    private static long key(long address) {
        return address ^ Long.MIN_VALUE;
    }
}
