package nicc.runtime.wire;

import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;

/// Completes the checksums that frames ask for.
public final class Checksums {
    private Checksums() {}

    /// Whether a frame asks for a checksum whose start and place lie within it.
    ///
    /// @param frame the frame
    /// @return false when it asks for none, or for one that cannot be
    public static boolean applies(FrameBuffer frame) {
        Offload asked = frame.offload();
        int start = asked.checksumStart();
        int offset = asked.checksumOffset();
        return asked.needsChecksum()
                && start >= 0
                && offset >= 0
                && start < 0x10000
                && offset < 0x10000
                && start + offset + 2 <= frame.length();
    }

    /// Completes the checksum that a frame asks for; a request that cannot be is dropped.
    ///
    /// @param frame the frame, which asks for no checksum afterwards
    public static void complete(FrameBuffer frame) {
        Offload asked = frame.offload();
        if (applies(frame)) {
            int sum = ~frame.sum(asked.checksumStart(), frame.length()) & 0xFFFF;
            // A UDP checksum of 0 says that there is none; ones' complement has a second zero (RFC 768).
            frame.put16be(asked.checksumStart() + asked.checksumOffset(), sum == 0 ? 0xFFFF : sum);
        }
        asked.checksumDone();
    }

    /// The pseudo header's sum (RFC 9293, section 3.1; RFC 768; RFC 8200, section 8.1).
    ///
    /// @param frame has a packet of IPv4 or IPv6
    /// @param network where it begins
    /// @param protocol what is in it
    /// @param length of the transport header and what follows
    static int pseudoSum(FrameBuffer frame, int network, int protocol, int length) {
        boolean version4 = frame.get8(network) >>> 4 == 4;
        int addresses = network + (version4 ? Headers.IPV4_ADDRESSES : Headers.IPV6_ADDRESSES);
        int behind = network + (version4 ? Headers.IPV4_HEADER : Headers.IPV6_HEADER);
        return fold(frame.sum(addresses, behind) + protocol + (length >>> 16) + (length & 0xFFFF));
    }

    /// A sum of 16-bit words as one of 16 bits (RFC 1071). Two rounds do for up to 2^16 words.
    static int fold(int sum) {
        int once = (sum & 0xFFFF) + (sum >>> 16);
        return (once & 0xFFFF) + (once >>> 16);
    }
}
