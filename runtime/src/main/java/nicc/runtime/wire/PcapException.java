package nicc.runtime.wire;

import java.io.IOException;
import java.nio.file.Path;

/// A file is not a capture that can be read.
public final class PcapException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long position;

    /// Creates the exception.
    ///
    /// @param file the file
    /// @param position the byte at which it goes wrong
    /// @param problem what is wrong there
    PcapException(Path file, long position, String problem) {
        super(file + ", byte " + position + ": " + problem);
        this.position = position;
    }

    /// Where it goes wrong.
    ///
    /// @return byte offset in the file
    public long position() {
        return position;
    }
}
