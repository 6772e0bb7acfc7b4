package nicc.runtime.device;

import java.util.Arrays;
import java.util.Optional;

/// The byte form of a device's state, little endian:
///
///     magic "NICC" · version u16 · spec hash, 32 bytes · entries u32 · entry*
///     entry := name length u16 · name UTF-8 · kind u8 · width u8 · count u32 · values
///
/// A cell has `count` values of `(width + 7) / 8` bytes; a buffer has `count` bytes and width 8.
final class StateImage {
    /// `NICC`, read as a little endian number.
    static final int MAGIC = 0x4343494E;
    /// The form's version.
    static final int VERSION = 1;
    /// Bytes of a SHA-256.
    static final int HASH_BYTES = 32;
    /// Bytes before the first entry.
    static final int HEADER_BYTES = 4 + 2 + HASH_BYTES + 4;
    /// The moment that never comes.
    static final long NEVER = Long.MAX_VALUE;

    private StateImage() {}

    /// What an entry is.
    enum Kind {
        /// Values of a width.
        CELL(0),
        /// Nanoseconds until a moment; all ones for never.
        MOMENT(1),
        /// Bytes of a buffer.
        BUFFER(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Optional<Kind> of(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }
}
