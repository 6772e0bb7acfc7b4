package nicc.device.virtio_net;

/// A buffer of a chain.
///
/// @param address guest-physical
/// @param length bytes
/// @param write whether the device may write to it
record Piece(long address, int length, boolean write) {
    static Piece read(long address, int length) {
        return new Piece(address, length, false);
    }

    static Piece write(long address, int length) {
        return new Piece(address, length, true);
    }
}
