package nicc.runtime.wire;

import nicc.runtime.ffi.Tap;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// The header in front of a frame on a tap (struct virtio_net_hdr_mrg_rxbuf, little endian; VIRTIO 1.3, section
/// 5.1.6).
///
///      0      1         2         4          6            8             10            12
///      | flags| gso_type| hdr_len | gso_size | csum_start | csum_offset | num_buffers |
final class VirtioNetHeader {
    private static final int FLAGS = 0;
    private static final int GSO_TYPE = 1;
    private static final int HEADER_LENGTH = 2;
    private static final int GSO_SIZE = 4;
    private static final int CHECKSUM_START = 6;
    private static final int CHECKSUM_OFFSET = 8;
    private static final int NEEDS_CHECKSUM = 1;
    private static final int DATA_VALID = 2;
    private static final int ECN = 0x80;

    private final Segmenter segmenter = new Segmenter();

    final FrameBuffer bytes = new FrameBuffer(Tap.HEADER);

    VirtioNetHeader() {
        bytes.resize(Tap.HEADER);
    }

    /// Says what a frame asks for. A checksum that cannot be is not asked for: the frame goes as it is.
    ///
    /// @return false when it cannot be cut as it asks: to the kernel it would be a frame too long, or an error
    boolean describe(FrameBuffer frame) {
        Offload asked = frame.offload();
        boolean checksum = Checksums.applies(frame);
        boolean segments = asked.gsoType() != Offload.GSO_NONE;
        if (segments && segmenter.begin(frame) == 0) {
            return false;
        }
        bytes.put8(FLAGS, checksum ? NEEDS_CHECKSUM : 0);
        bytes.put16le(CHECKSUM_START, checksum ? asked.checksumStart() : 0);
        bytes.put16le(CHECKSUM_OFFSET, checksum ? asked.checksumOffset() : 0);
        bytes.put8(GSO_TYPE, segments ? asked.gsoType() : Offload.GSO_NONE);
        bytes.put16le(GSO_SIZE, segments ? asked.segmentSize() : 0);
        bytes.put16le(HEADER_LENGTH, segments ? segmenter.header() : 0);
        return true;
    }

    /// Hands on what the kernel said about a frame.
    void annotate(FrameBuffer frame) {
        Offload said = frame.offload();
        int flags = bytes.get8(FLAGS);
        said.clear();
        said.checksumValid((flags & (DATA_VALID | NEEDS_CHECKSUM)) != 0);
        if ((flags & NEEDS_CHECKSUM) != 0) {
            said.requestChecksum(bytes.get16le(CHECKSUM_START), bytes.get16le(CHECKSUM_OFFSET));
        }
        int type = bytes.get8(GSO_TYPE) & ~ECN;
        if (type != Offload.GSO_NONE) {
            said.requestSegmentation(type, bytes.get16le(GSO_SIZE), bytes.get16le(HEADER_LENGTH));
        }
    }
}
