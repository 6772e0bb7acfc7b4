package nicc.runtime.ffi;

/// A file's bytes, from its first one on, as shared memory (mmap(2)).
public final class MappedFile implements AutoCloseable {
    private static final int PROT_READ = 0x1;
    private static final int PROT_WRITE = 0x2;
    private static final int MAP_SHARED = 0x1;

    private final long length;
    private long address;

    private MappedFile(long address, long length) {
        this.address = address;
        this.length = length;
    }

    /// Maps a file. The descriptor may be closed afterwards.
    ///
    /// @param fd an open file
    /// @param length bytes, at least 1
    /// @param writable whether stores are allowed; where they are not, the processor refuses them
    /// @return the map
    /// @throws SystemCallException when the file cannot be mapped so (EACCES: opened without write permission)
    public static MappedFile map(int fd, long length, boolean writable) throws SystemCallException {
        int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
        long address = MemoryCalls.mmap(0, length, protection, MAP_SHARED, fd, 0);
        return new MappedFile(SystemCallException.check(address, "mmap of " + length + " bytes"), length);
    }

    /// Makes sure that nobody can shrink a file any more, so that no access to a map of it can fail: one behind
    /// the end of a file is a SIGBUS.
    ///
    /// @param fd an open file
    /// @return whether it is so: true for a memfd that is sealed, or could be sealed now (F_SEAL_SHRINK)
    public static boolean preventShrinking(int fd) {
        long seals = Fcntl.seals(fd);
        if (seals >= 0 && (seals & Fcntl.F_SEAL_SHRINK) != 0) {
            return true;
        }
        return seals >= 0 && Fcntl.addSeals(fd, Fcntl.F_SEAL_SHRINK) >= 0;
    }

    /// Where it is mapped.
    ///
    /// @return the address of the file's first byte
    public long address() {
        return address;
    }

    /// How much is mapped.
    ///
    /// @return bytes
    public long length() {
        return length;
    }

    /// Takes the map away. Nobody may access it any more.
    @Override
    public void close() {
        if (address != 0) {
            MemoryCalls.munmap(address, length);
            address = 0;
        }
    }
}
