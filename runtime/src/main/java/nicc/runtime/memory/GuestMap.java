package nicc.runtime.memory;

import java.lang.foreign.MemorySegment;
import nicc.runtime.memory.MapException.Reason;

/// A range of the guest's addresses and the host memory behind it.
///
/// @param address the first guest address
/// @param size bytes; `address + size` is at most 2^64
/// @param host the host address of the first byte
/// @param writable whether a device may store there
/// @param backing what owns the host memory
record GuestMap(long address, long size, long host, boolean writable, Backing backing) {
    private static final long PAGE = 4096;

    /// What owns host memory.
    sealed interface Backing {}

    /// Memory that a file's map owns.
    record OfFile(FileMaps.Shared file) implements Backing {}

    /// Memory that a segment owns.
    record OfSegment(MemorySegment segment) implements Backing {}

    /// The last guest address.
    long last() {
        return address + size - 1;
    }

    /// Checks a range of guest addresses.
    static void checkRange(long address, long size) throws MapException {
        if (size == 0) {
            throw new MapException(Reason.EMPTY, "a map of 0 bytes");
        }
        checkAligned("address", address);
        checkAligned("size", size);
        if (size < 0 || Long.compareUnsigned(address, -size) > 0) {
            throw new MapException(Reason.WRAPS, "a map that wraps: " + hex(address) + " + " + hex(size));
        }
    }

    /// Checks a range in a file.
    static void checkOffset(long offset, long size, long fileSize) throws MapException {
        checkAligned("offset", offset);
        if (offset < 0 || offset > Long.MAX_VALUE - size) {
            throw new MapException(Reason.WRAPS, "a file offset that wraps: " + hex(offset) + " + " + hex(size));
        }
        if (offset + size > fileSize) {
            throw new MapException(
                    Reason.BEYOND_FILE,
                    "a map beyond the file: " + hex(offset) + " + " + hex(size) + " of " + hex(fileSize));
        }
    }

    private static void checkAligned(String what, long value) throws MapException {
        if (value % PAGE != 0) {
            throw new MapException(Reason.UNALIGNED, what + " " + hex(value) + " is not a multiple of 4096");
        }
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
