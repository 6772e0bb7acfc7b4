package nicc.runtime.memory;

import java.lang.invoke.VarHandle;

/// Translates guest addresses. What was hit last is remembered, once for loads and once for stores: an access
/// that hits it again costs a subtraction and two comparisons, and needs no look at bus mastering or
/// permissions, because what is remembered is only what may be accessed.
public abstract sealed class GuestMaps permits GuestMemory {
    final MapTable table = new MapTable();
    final FileMaps files = new FileMaps();
    private boolean busMaster;
    private long faults;

    private long readAddress;
    private long readSize;
    private long readHost;
    private long writeAddress;
    private long writeSize;
    private long writeHost;

    GuestMaps() {}

    /// Switches bus mastering: the command register's bit 2 (PCI Local Bus 3.0, section 6.2.2).
    ///
    /// @param enabled whether the device may reach memory at all
    public final void busMaster(boolean enabled) {
        busMaster = enabled;
        forget();
    }

    /// Accesses of which at least one byte did not reach the guest's memory.
    ///
    /// @return how many since creation
    public final long faults() {
        return faults;
    }

    /// How many maps there are.
    ///
    /// @return 0 to 65,535
    public final int maps() {
        return table.size();
    }

    /// Mapped files that somebody else could still truncate under us.
    ///
    /// @return how many; 0 for a guest whose memory is made of memfds
    public final int unsealedFiles() {
        return files.unsealed();
    }

    final void add(GuestMap map) {
        table.add(map);
    }

    /// Every removal of a map calls this before the map's memory goes away.
    final void forget() {
        readSize = 0;
        writeSize = 0;
    }

    final void release(GuestMap removed) {
        switch (removed.backing()) {
            case GuestMap.OfFile(FileMaps.Shared file) -> files.release(file);
            case GuestMap.OfSegment _ -> {
                // The segment's arena frees it when the guest's side has let go of it, too.
            }
        }
    }

    /// The host address of `size` bytes that may be loaded and lie in one map; 0 when they do not.
    final long readable(long address, int size) {
        long offset = address - readAddress;
        return offset >= 0 && offset <= readSize - size ? readHost + offset : findReadable(address, size);
    }

    /// The host address of `size` bytes that may be stored to and lie in one map; 0 when they do not.
    final long writable(long address, int size) {
        long offset = address - writeAddress;
        return offset >= 0 && offset <= writeSize - size ? writeHost + offset : findWritable(address, size);
    }

    private long findReadable(long address, int size) {
        int index = busMaster ? table.floor(address) : -1;
        if (index < 0) {
            return 0;
        }
        GuestMap map = table.get(index);
        long offset = address - map.address();
        if (offset < 0 || offset > map.size() - size) {
            return 0;
        }
        readAddress = map.address();
        readSize = map.size();
        readHost = map.host();
        return map.host() + offset;
    }

    private long findWritable(long address, int size) {
        int index = busMaster ? table.floor(address) : -1;
        if (index < 0 || !table.get(index).writable()) {
            return 0;
        }
        GuestMap map = table.get(index);
        long offset = address - map.address();
        if (offset < 0 || offset > map.size() - size) {
            return 0;
        }
        writeAddress = map.address();
        writeSize = map.size();
        writeHost = map.host();
        return map.host() + offset;
    }

    /// Copies guest memory to host memory.
    final boolean load(long address, long to, int length) {
        if (length == 0) {
            return true;
        }
        long host = readable(address, length);
        if (host == 0) {
            return loadPieces(address, to, length);
        }
        Raw.copy(host, to, length);
        return true;
    }

    /// Copies host memory to guest memory.
    final boolean store(long address, long from, int length) {
        if (length == 0) {
            return true;
        }
        long host = writable(address, length);
        if (host == 0) {
            return storePieces(address, from, length);
        }
        Raw.copy(from, host, length);
        return true;
    }

    /// Goes from map to map; a piece between maps reads as ones. Maps and gaps are at least a page long, so
    /// there are few.
    private boolean loadPieces(long address, long to, int length) {
        int end = below2To64(address, length);
        boolean all = end == length;
        int done = 0;
        while (done < end) {
            int piece = piece(address + done, end - done);
            long host = readable(address + done, piece);
            if (host != 0) {
                Raw.copy(host, to + done, piece);
            } else {
                Raw.fill(to + done, piece, 0xFF);
                all = false;
            }
            done += piece;
        }
        Raw.fill(to + end, length - end, 0xFF);
        faults += all ? 0 : 1;
        return all;
    }

    private boolean storePieces(long address, long from, int length) {
        int end = below2To64(address, length);
        boolean all = end == length;
        int done = 0;
        while (done < end) {
            int piece = piece(address + done, end - done);
            long host = writable(address + done, piece);
            if (host != 0) {
                Raw.copy(from + done, host, piece);
            } else {
                all = false;
            }
            done += piece;
        }
        faults += all ? 0 : 1;
        return all;
    }

    /// How many of `length` bytes from `address` on have an address: addresses end at 2^64, and do not wrap.
    private static int below2To64(long address, int length) {
        long room = -address;
        return room > 0 && room < length ? (int) room : length;
    }

    /// How many of `length` bytes, at least 1, lie in one map, or in one gap between maps.
    private int piece(long address, int length) {
        int index = table.floor(address);
        if (index >= 0) {
            long rest = table.get(index).last() - address;
            if (Long.compareUnsigned(address, table.get(index).last()) <= 0) {
                return rest >= 0 && rest < length ? (int) rest + 1 : length;
            }
        }
        if (index + 1 < table.size()) {
            long gap = table.get(index + 1).address() - address;
            return gap > 0 && gap < length ? (int) gap : length;
        }
        return length;
    }

    /// Loads a number that no single map holds.
    final long loadBytes(long address, int size) {
        long value = 0;
        boolean all = true;
        int end = below2To64(address, size);
        for (int i = 0; i < size; i++) {
            long host = i < end ? readable(address + i, 1) : 0;
            all &= host != 0;
            value |= (host != 0 ? (long) Raw.getByte(host) : 0xFFL) << (8 * i);
        }
        faults += all ? 0 : 1;
        return value;
    }

    /// Stores a number that no single map holds. It may be one that is published: the fence orders it.
    final boolean storeBytes(long address, int size, long value) {
        VarHandle.releaseFence();
        boolean all = true;
        int end = below2To64(address, size);
        for (int i = 0; i < size; i++) {
            long host = i < end ? writable(address + i, 1) : 0;
            all &= host != 0;
            if (host != 0) {
                Raw.putByte(host, (int) (value >>> (8 * i)));
            }
        }
        faults += all ? 0 : 1;
        return all;
    }
}
