package nicc.runtime.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory that costs nothing until it is touched (mmap(2), MAP_ANONYMOUS): for buffers that must have room for the
/// longest that may come, which of a hundred devices in a process few ever need. An arena's own memory is cleared when
/// it is allocated, and so is all there at once.
public final class Pages {
    private static final int PROT_READ_WRITE = 0x1 | 0x2;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;

    private Pages() {}

    /// Takes memory, all 0. It is given back when nobody refers to the segment any more.
    ///
    /// @param bytes how much, at least 1
    /// @return the memory, which begins with a page
    /// @throws OutOfMemoryError when the process may have no more
    public static MemorySegment allocate(long bytes) {
        long address = MemoryCalls.mmap(0, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
        if (address < 0) {
            throw new OutOfMemoryError("mmap of " + bytes + " bytes: " + Native.errorText((int) -address));
        }
        return MemorySegment.ofAddress(address)
                .reinterpret(bytes, Arena.ofAuto(), _ -> MemoryCalls.munmap(address, bytes));
    }
}
