package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// How a device and its wire write down what a frame leaves undone (docs/language.md, section 8): the first ten
/// bytes of a virtio-net header (VIRTIO 1.3, section 5.1.6), little endian.
///
///      0      1         2         4          6            8             10
///      | flags| gso_type| hdr_len | gso_size | csum_start | csum_offset |
final class OffloadRecord {
    private static final int ACCEPTS_CHECKSUM = 0x01;
    private static final int ACCEPTS_TCPV4 = 0x02;
    private static final int ACCEPTS_TCPV6 = 0x04;
    private static final int ACCEPTS_UDP_V4 = 0x08;
    private static final int ACCEPTS_UDP_V6 = 0x10;

    private static final int FLAGS = 0;
    private static final int GSO_TYPE = 1;
    private static final int HEADER_LENGTH = 2;
    private static final int GSO_SIZE = 4;
    private static final int CHECKSUM_START = 6;
    private static final int CHECKSUM_OFFSET = 8;
    private static final int BYTES = 10;
    private static final int NEEDS_CHECKSUM = 1;
    private static final int DATA_VALID = 2;
    private static final int ECN = 0x80;
    private static final int TCP_DATA_OFFSET = 12;
    private static final int UDP_HEADER = 8;

    private OffloadRecord() {}

    /// Makes a frame ask for what its record says. The length of its headers is the frame's own: the record's is
    /// a hint (VIRTIO 1.3, section 5.1.6.2.2).
    ///
    /// @param record the record; bytes that it lacks are 0
    /// @param frame the frame
    static void apply(FrameBuffer record, FrameBuffer frame) {
        Offload asked = frame.offload();
        asked.clear();
        if ((record.get8(FLAGS) & NEEDS_CHECKSUM) != 0) {
            asked.requestChecksum(record.get16le(CHECKSUM_START), record.get16le(CHECKSUM_OFFSET));
        }
        int type = record.get8(GSO_TYPE) & ~ECN;
        if (type != Offload.GSO_NONE) {
            asked.requestSegmentation(type, record.get16le(GSO_SIZE), headers(frame, type));
        }
    }

    /// Where the transport header ends by its own words.
    private static int headers(FrameBuffer frame, int type) {
        int transport = frame.offload().checksumStart();
        int length = type == Offload.GSO_UDP_L4
                ? UDP_HEADER
                : (frame.get8(transport + TCP_DATA_OFFSET) >>> 4) * Integer.BYTES;
        return transport + length;
    }

    /// Writes down what a frame leaves undone.
    ///
    /// @param frame the frame
    /// @param record becomes the record
    static void describe(FrameBuffer frame, FrameBuffer record) {
        Offload said = frame.offload();
        boolean segments = said.gsoType() != Offload.GSO_NONE;
        boolean checksum = said.needsChecksum();
        record.clear();
        record.resize(BYTES);
        record.put8(FLAGS, checksum ? NEEDS_CHECKSUM : said.checksumValid() ? DATA_VALID : 0);
        record.put8(GSO_TYPE, said.gsoType());
        record.put16le(HEADER_LENGTH, segments ? said.headerLength() : 0);
        record.put16le(GSO_SIZE, segments ? said.segmentSize() : 0);
        record.put16le(CHECKSUM_START, checksum ? said.checksumStart() : 0);
        record.put16le(CHECKSUM_OFFSET, checksum ? said.checksumOffset() : 0);
    }

    /// Whether a device accepts a frame as it is.
    ///
    /// @param frame the frame
    /// @param accepts bits of docs/language.md, section 8
    /// @return true also for a frame that leaves nothing undone
    static boolean accepted(FrameBuffer frame, int accepts) {
        int undone = frame.offload().needsChecksum() ? ACCEPTS_CHECKSUM : 0;
        undone |= switch (frame.offload().gsoType()) {
            case Offload.GSO_NONE -> 0;
            case Offload.GSO_TCPV4 -> ACCEPTS_TCPV4;
            case Offload.GSO_TCPV6 -> ACCEPTS_TCPV6;
            case Offload.GSO_UDP_L4 -> Segmenter.isVersion4(frame) ? ACCEPTS_UDP_V4 : ACCEPTS_UDP_V6;
            default -> -1;
        };
        return (undone & ~accepts) == 0;
    }
}
