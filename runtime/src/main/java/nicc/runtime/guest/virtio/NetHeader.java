package nicc.runtime.guest.virtio;

import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.TransmitRequest;

/// The header in front of each frame (struct virtio_net_hdr; VIRTIO 1.3, section 5.1.6).
///
///      0      1         2         4          6            8             10            12
///      | flags| gso_type| hdr_len | gso_size | csum_start | csum_offset | num_buffers |
final class NetHeader {
    static final int BYTES = 12;
    static final int NUM_BUFFERS = 10;
    static final int NEEDS_CHECKSUM = 1;
    static final int DATA_VALID = 2;

    private static final int TCPV4 = 1;
    private static final int TCPV6 = 4;

    private NetHeader() {}

    /// Writes what a packet asks for.
    ///
    /// @param at where the header lies, 2 bytes aligned
    /// @param request what is asked for
    /// @param shift bytes that were inserted before the network header
    static void put(GuestRam ram, long at, TransmitRequest request, int shift) {
        boolean checksum = request.checksum();
        boolean segments = request.segmented();
        int gso = !segments ? 0 : request.ipv4() ? TCPV4 : TCPV6;
        ram.putShort(at, (checksum ? NEEDS_CHECKSUM : 0) | (gso << 8));
        ram.putShort(at + 2, segments ? request.headerLength() + shift : 0);
        ram.putShort(at + 4, request.segmentSize());
        ram.putShort(at + 6, checksum ? request.checksumStart() + shift : 0);
        ram.putShort(at + 8, request.checksumOffset());
        ram.putShort(at + NUM_BUFFERS, 0);
    }
}
