package nicc.runtime.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// The guest's memory, as far as the guest has mapped it for the device. Confined to the agent's thread.
///
/// Accesses are total. Bytes that are not mapped, or not to be reached because bus mastering is off, read as
/// ones and take no store, as on a bus where nobody answers (PCI Local Bus 3.0, section 3.3.3.1, master abort);
/// a store to a read-only map has no effect. An access with such bytes counts as one fault, and its other bytes
/// are accessed all the same. When a method returns, it has finished with the guest's memory.
///
/// Maps are kept in [GuestMaps]; here are the accesses that generated devices make.
public final class GuestMemory extends GuestMaps {

    /// Creates a memory in which nothing is mapped and bus mastering is off.
    public GuestMemory() {}

    /// Maps a part of a file. The descriptor is not taken over; it may be closed afterwards.
    ///
    /// @param address the first guest address, a multiple of 4096
    /// @param size bytes, a multiple of 4096
    /// @param fd an open file: a memfd, or one in tmpfs or hugetlbfs
    /// @param offset where the range begins in the file, a multiple of 4096
    /// @param writable whether a device may store there
    /// @throws MapException when the range or the file does not fit; nothing has changed then
    public void map(long address, long size, int fd, long offset, boolean writable) throws MapException {
        GuestMap.checkRange(address, size);
        table.checkFree(address, size);
        FileMaps.Shared file = files.acquire(fd, offset, size, writable);
        add(new GuestMap(address, size, file.address() + offset, writable, new GuestMap.OfFile(file)));
    }

    /// Maps new memory of zeros, for a guest in this process.
    ///
    /// @param address the first guest address, a multiple of 4096
    /// @param size bytes, a multiple of 4096
    /// @return the memory as the guest's side sees it; it outlives the map
    /// @throws MapException when the range does not fit; nothing has changed then
    public MemorySegment mapAnonymous(long address, long size) throws MapException {
        GuestMap.checkRange(address, size);
        table.checkFree(address, size);
        MemorySegment memory = Arena.ofAuto().allocate(size, 4096);
        add(new GuestMap(address, size, memory.address(), true, new GuestMap.OfSegment(memory)));
        return memory;
    }

    /// Takes a map away. No access reaches it once this returns.
    ///
    /// @param address as mapped
    /// @param size as mapped
    /// @throws MapException when there is no map of just this address and size
    public void unmap(long address, long size) throws MapException {
        GuestMap removed = table.remove(address, size);
        forget();
        release(removed);
    }

    /// Takes all maps away.
    public void unmapAll() {
        forget();
        for (int i = 0; i < table.size(); i++) {
            release(table.get(i));
        }
        table.clear();
    }

    /// Loads bytes into a buffer.
    ///
    /// @param address the first byte
    /// @param into takes them; its length stays
    /// @param offset where the first one goes
    /// @param length bytes, an unsigned number, cut to the buffer's length
    /// @return whether all of them are mapped
    public boolean read(long address, FrameBuffer into, int offset, int length) {
        return into.load(this, address, offset, length);
    }

    /// Stores bytes of a buffer.
    ///
    /// @param address where the first byte goes
    /// @param from the buffer
    /// @param offset the first byte
    /// @param length bytes, an unsigned number, cut to the buffer's length
    /// @return whether all of them are mapped and writable
    public boolean write(long address, FrameBuffer from, int offset, int length) {
        return from.store(this, address, offset, length);
    }

    /// Loads a byte.
    ///
    /// @param address guest address
    /// @return 0 to 0xFF
    public int readByte(long address) {
        long host = readable(address, 1);
        return host != 0 ? Raw.getByte(host) : (int) loadBytes(address, 1);
    }

    /// Loads 16 bits, little endian.
    ///
    /// @param address guest address of the first byte
    /// @return 0 to 0xFFFF
    public int readShort(long address) {
        long host = readable(address, 2);
        return host != 0 ? Raw.getShort(host) : (int) loadBytes(address, 2);
    }

    /// Loads 32 bits, little endian.
    ///
    /// @param address guest address of the first byte
    /// @return all 32 bits
    public int readInt(long address) {
        long host = readable(address, 4);
        return host != 0 ? Raw.getInt(host) : (int) loadBytes(address, 4);
    }

    /// Loads 64 bits, little endian.
    ///
    /// @param address guest address of the first byte
    /// @return all 64 bits
    public long readLong(long address) {
        long host = readable(address, 8);
        return host != 0 ? Raw.getLong(host) : loadBytes(address, 8);
    }

    /// Stores a byte.
    ///
    /// @param address guest address
    /// @param value higher bits are ignored
    /// @return whether it is mapped and writable
    public boolean writeByte(long address, int value) {
        long host = writable(address, 1);
        if (host == 0) {
            return storeBytes(address, 1, value);
        }
        Raw.putByte(host, value);
        return true;
    }

    /// Stores 16 bits, little endian.
    ///
    /// @param address guest address of the first byte
    /// @param value higher bits are ignored
    /// @return whether all bytes are mapped and writable
    public boolean writeShort(long address, int value) {
        long host = writable(address, 2);
        if (host == 0) {
            return storeBytes(address, 2, value);
        }
        Raw.putShort(host, value);
        return true;
    }

    /// Stores 32 bits, little endian.
    ///
    /// @param address guest address of the first byte
    /// @param value the bits
    /// @return whether all bytes are mapped and writable
    public boolean writeInt(long address, int value) {
        long host = writable(address, 4);
        if (host == 0) {
            return storeBytes(address, 4, value);
        }
        Raw.putInt(host, value);
        return true;
    }

    /// Stores 64 bits, little endian.
    ///
    /// @param address guest address of the first byte
    /// @param value the bits
    /// @return whether all bytes are mapped and writable
    public boolean writeLong(long address, long value) {
        long host = writable(address, 8);
        if (host == 0) {
            return storeBytes(address, 8, value);
        }
        Raw.putLong(host, value);
        return true;
    }

    /// Stores a byte after all loads and stores before it (release).
    ///
    /// @param address guest address
    /// @param value higher bits are ignored
    public void publishByte(long address, int value) {
        long host = writable(address, 1);
        if (host == 0) {
            storeBytes(address, 1, value);
        } else {
            Raw.publishByte(host, value);
        }
    }

    /// Stores 16 bits, little endian, after all loads and stores before it (release).
    ///
    /// @param address guest address of the first byte; one store when it is even
    /// @param value higher bits are ignored
    public void publishShort(long address, int value) {
        long host = writable(address, 2);
        if (host == 0) {
            storeBytes(address, 2, value);
        } else {
            Raw.publishShort(host, value);
        }
    }

    /// Stores 32 bits, little endian, after all loads and stores before it (release).
    ///
    /// @param address guest address of the first byte; one store when it is a multiple of 4
    /// @param value the bits
    public void publishInt(long address, int value) {
        long host = writable(address, 4);
        if (host == 0) {
            storeBytes(address, 4, value);
        } else {
            Raw.publishInt(host, value);
        }
    }

    /// Stores 64 bits, little endian, after all loads and stores before it (release).
    ///
    /// @param address guest address of the first byte; one store when it is a multiple of 8
    /// @param value the bits
    public void publishLong(long address, long value) {
        long host = writable(address, 8);
        if (host == 0) {
            storeBytes(address, 8, value);
        } else {
            Raw.publishLong(host, value);
        }
    }

    /// Loads 16 bits, little endian, before all loads and stores after it (acquire).
    ///
    /// @param address guest address of the first byte
    /// @return 0 to 0xFFFF
    public int acquireShort(long address) {
        long host = readable(address, 2);
        return host != 0 ? Raw.acquireShort(host) : (int) loadBytes(address, 2);
    }

    /// Loads 32 bits, little endian, before all loads and stores after it (acquire).
    ///
    /// @param address guest address of the first byte
    /// @return the bits
    public int acquireInt(long address) {
        long host = readable(address, 4);
        return host != 0 ? Raw.acquireInt(host) : (int) loadBytes(address, 4);
    }

    /// Orders all loads and stores before it before all after it.
    public void fence() {
        VarHandle.fullFence();
    }
}
