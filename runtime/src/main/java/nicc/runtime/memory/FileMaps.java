package nicc.runtime.memory;

import java.util.HashMap;
import java.util.Map;
import nicc.runtime.ffi.FileStatus;
import nicc.runtime.ffi.MappedFile;
import nicc.runtime.ffi.SystemCallException;
import nicc.runtime.memory.MapException.Reason;

/// The files behind guest memory, each mapped once however many maps it is behind: an IOMMU's 65,535 maps of
/// one file would not fit into the kernel's limit of maps (vm.max_map_count).
///
/// A file can be truncated by whoever else has it open, and an access behind its end is a SIGBUS. Files that
/// can be sealed against shrinking are (memfds, as memory-backend-memfd makes them); others are taken as they
/// are and counted by [#unsealed()]. The JVM turns such a SIGBUS into an `InternalError` on the thread, which
/// the agent answers by dropping the guest.
final class FileMaps {
    /// Files that there can be. A guest's memory has a handful.
    static final int MAX_FILES = 1024;

    /// Bytes that all of them can have: well below the address space of a process (2^47), which the JVM needs
    /// as well.
    static final long MAX_BYTES = 1L << 44;

    private final Map<Key, Shared> files = new HashMap<>();
    private int unsealed;
    private long bytes;

    /// One map of a file. A second one is needed where the first is too short (the file has grown) or
    /// read-only.
    private record Key(long device, long inode, long length, boolean writable) {}

    /// A mapped file and how many guest maps use it.
    static final class Shared {
        private final Key key;
        private final MappedFile file;
        private final boolean sealed;
        private int users;

        private Shared(Key key, MappedFile file, boolean sealed) {
            this.key = key;
            this.file = file;
            this.sealed = sealed;
        }

        long address() {
            return file.address();
        }
    }

    int size() {
        return files.size();
    }

    /// Mapped files that somebody could truncate.
    int unsealed() {
        return unsealed;
    }

    /// Takes a share in the map of a file that holds a range, mapping it if this is the first one.
    Shared acquire(int fd, long offset, long size, boolean writable) throws MapException {
        try {
            FileStatus status = FileStatus.of(fd);
            // Sealed before its size is believed: afterwards it can only grow.
            boolean sealed = MappedFile.preventShrinking(fd);
            status = sealed ? FileStatus.of(fd) : status;
            GuestMap.checkOffset(offset, size, status.size());
            Key key = new Key(status.device(), status.inode(), status.size(), writable);
            Shared shared = files.get(key);
            if (shared == null) {
                shared = add(key, fd, sealed);
            }
            shared.users++;
            return shared;
        } catch (SystemCallException e) {
            throw new MapException("file descriptor " + fd + " cannot be mapped: " + e.getMessage(), e);
        }
    }

    private Shared add(Key key, int fd, boolean sealed) throws MapException, SystemCallException {
        if (files.size() == MAX_FILES) {
            throw new MapException(Reason.FULL, "there are " + MAX_FILES + " files mapped already");
        }
        if (key.length() > MAX_BYTES - bytes) {
            throw new MapException(Reason.FULL, "a file of " + GuestMap.hex(key.length()) + " bytes is too much");
        }
        Shared shared = new Shared(key, MappedFile.map(fd, key.length(), key.writable()), sealed);
        files.put(key, shared);
        bytes += key.length();
        unsealed += sealed ? 0 : 1;
        return shared;
    }

    /// Gives a share back.
    void release(Shared shared) {
        shared.users--;
        if (shared.users == 0) {
            files.remove(shared.key);
            bytes -= shared.key.length();
            unsealed -= shared.sealed ? 0 : 1;
            shared.file.close();
        }
    }
}
