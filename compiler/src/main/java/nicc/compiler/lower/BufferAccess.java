package nicc.compiler.lower;

import nicc.compiler.ir.Intrinsic;

/// Loads and stores of buffers by size and byte order.
final class BufferAccess {
    private BufferAccess() {}

    static Intrinsic get(int bytes, boolean bigEndian) {
        return switch (bytes) {
            case 1 -> Intrinsic.BUFFER_GET_8;
            case 2 -> bigEndian ? Intrinsic.BUFFER_GET_16_BE : Intrinsic.BUFFER_GET_16_LE;
            case 4 -> bigEndian ? Intrinsic.BUFFER_GET_32_BE : Intrinsic.BUFFER_GET_32_LE;
            case 6 -> bigEndian ? Intrinsic.BUFFER_GET_48_BE : Intrinsic.BUFFER_GET_48_LE;
            case 8 -> bigEndian ? Intrinsic.BUFFER_GET_64_BE : Intrinsic.BUFFER_GET_64_LE;
            default -> throw new IllegalArgumentException("a load of " + bytes + " bytes");
        };
    }

    static Intrinsic put(int bytes, boolean bigEndian) {
        return switch (bytes) {
            case 1 -> Intrinsic.BUFFER_PUT_8;
            case 2 -> bigEndian ? Intrinsic.BUFFER_PUT_16_BE : Intrinsic.BUFFER_PUT_16_LE;
            case 4 -> bigEndian ? Intrinsic.BUFFER_PUT_32_BE : Intrinsic.BUFFER_PUT_32_LE;
            case 6 -> bigEndian ? Intrinsic.BUFFER_PUT_48_BE : Intrinsic.BUFFER_PUT_48_LE;
            case 8 -> bigEndian ? Intrinsic.BUFFER_PUT_64_BE : Intrinsic.BUFFER_PUT_64_LE;
            default -> throw new IllegalArgumentException("a store of " + bytes + " bytes");
        };
    }
}
