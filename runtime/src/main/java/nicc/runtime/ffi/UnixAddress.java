package nicc.runtime.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// struct sockaddr_un (unix(7)): the family in two bytes, then a path of at most 107 bytes and its NUL.
final class UnixAddress {
    private static final int PATH = 2;
    private static final int PATH_CAPACITY = 108;

    private UnixAddress() {}

    /// Builds the address of a path.
    ///
    /// @throws IOException when the path is too long for a socket
    static MemorySegment of(Path path, Arena arena) throws IOException {
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length >= PATH_CAPACITY) {
            throw new IOException("a socket's path has 1 to " + (PATH_CAPACITY - 1) + " bytes, this one has "
                    + name.length + ": " + path);
        }
        MemorySegment address = arena.allocate(PATH + PATH_CAPACITY, 2);
        address.set(JAVA_SHORT, 0, (short) UnixSocket.AF_UNIX);
        MemorySegment.copy(name, 0, address, JAVA_BYTE, PATH, name.length);
        return address;
    }
}
