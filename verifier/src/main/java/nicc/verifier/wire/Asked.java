package nicc.verifier.wire;

/// What a frame asks for, as numbers (VIRTIO 1.3, section 5.1.6).
///
/// @param checksum whether a checksum is undone
/// @param start from where it is taken
/// @param offset where it goes, from there
/// @param type 0 for a frame that is whole, 1 for TCP over IPv4, 4 for TCP over IPv6, 5 for UDP
/// @param size bytes of payload in each segment
/// @param header bytes of all headers, a hint
record Asked(boolean checksum, int start, int offset, int type, int size, int header) {
    static final Asked NOTHING = new Asked(false, 0, 0, 0, 0, 0);

    Asked from(int place) {
        return new Asked(checksum, place, offset, type, size, header);
    }

    Asked at(int place) {
        return new Asked(checksum, start, place, type, size, header);
    }

    Asked of(int kind) {
        return new Asked(checksum, start, offset, kind, size, header);
    }

    Asked pieces(int bytes) {
        return new Asked(checksum, start, offset, type, bytes, header);
    }

    Asked finished() {
        return new Asked(false, start, offset, type, size, header);
    }
}
