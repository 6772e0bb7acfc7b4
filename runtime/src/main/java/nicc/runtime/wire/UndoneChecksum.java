package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// Whether the checksum that a frame leaves undone is one that its protocol has: that of TCP or UDP over all that
/// follows, with the pseudo header's sum in its place.
///
/// Whoever is handed an unfinished frame may take its packet for right without looking; Linux does. So any other
/// request is carried out before, and a checksum that its guest begins wrongly is a wrong one for everybody.
final class UndoneChecksum {
    private UndoneChecksum() {}

    /// Looks at a frame that asks for a checksum and not to be cut.
    ///
    /// @param frame any such frame
    /// @return whether the request can be handed on
    static boolean isUsual(FrameBuffer frame) {
        if (!Checksums.applies(frame)) {
            return false;
        }
        int network = Segmenter.networkHeader(frame);
        int transport = frame.offload().checksumStart();
        boolean version4 = frame.get16be(network - 2) == Headers.TYPE_IPV4;
        int length = version4 ? version4(frame, network, transport) : version6(frame, network, transport);
        int end = transport + length;
        int protocol = frame.get8(network + (version4 ? Headers.IPV4_PROTOCOL : Headers.IPV6_NEXT));
        // What is behind the packet is padding, which is summed as well.
        return length > 0
                && end <= frame.length()
                && frame.sum(end, frame.length()) == 0
                && checksumOffset(protocol) == frame.offload().checksumOffset()
                && Checksums.pseudoSum(frame, network, protocol, length)
                        == frame.get16be(transport + frame.offload().checksumOffset());
    }

    /// Bytes of the transport header and what follows, or 0 where there is no such packet.
    private static int version4(FrameBuffer frame, int network, int transport) {
        int first = frame.get8(network);
        int bytes = (first & 0xF) * 4;
        return first >>> 4 == 4
                        && bytes >= Headers.IPV4_HEADER
                        && network + bytes == transport
                        && (frame.get16be(network + Headers.IPV4_FRAGMENT) & Headers.FRAGMENTED) == 0
                ? frame.get16be(network + Headers.IPV4_LENGTH) - bytes
                : 0;
    }

    private static int version6(FrameBuffer frame, int network, int transport) {
        return frame.get16be(network - 2) == Headers.TYPE_IPV6
                        && frame.get8(network) >>> 4 == 6
                        && network + Headers.IPV6_HEADER == transport
                ? frame.get16be(network + Headers.IPV6_LENGTH)
                : 0;
    }

    private static int checksumOffset(int protocol) {
        return switch (protocol) {
            case Headers.TCP -> Headers.TCP_CHECKSUM;
            case Headers.UDP -> Headers.UDP_CHECKSUM;
            default -> -1;
        };
    }

    /// Carries out what a frame asks for that cannot be handed on; a frame that is to be cut stays as it is.
    ///
    /// @param frame any frame
    static void finishOthers(FrameBuffer frame) {
        Offload asked = frame.offload();
        if (asked.needsChecksum() && asked.gsoType() == Offload.GSO_NONE && !isUsual(frame)) {
            Checksums.complete(frame);
        }
    }
}
