package nicc.runtime.guest.traffic;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/// Makes whole frames: every length and checksum right, the payload random, repeatable by its seed.
final class FrameWriter {
    static final int FIN = 1;
    static final int PSH = 8;

    private static final int ACK = 16;
    private static final int IPV4_VERSION = 0x4500;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int IPV6_VERSION = 0x6000_0000;
    private static final int HOP_LIMIT = 64;
    private static final int TCP_HEADER_WORDS = 5;
    private static final long SITE_LOCAL = 0xFD00_0000_0000_0000L;

    private FrameWriter() {}

    /// Makes a frame.
    ///
    /// @param shape what kind; its tag and what it leaves to a card are ignored
    /// @param to 48 bits
    /// @param from 48 bits
    /// @param seed of payload, ports, addresses and sequence numbers
    static byte[] whole(FrameShape shape, long to, long from, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] frame = new byte[shape.length()];
        random.nextBytes(frame);
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        Protocol protocol = shape.protocol();
        bytes.putShort((short) (to >>> 32)).putInt((int) to);
        bytes.putShort((short) (from >>> 32)).putInt((int) from);
        bytes.putShort((short) protocol.etherType());
        if (protocol.ip()) {
            putNetwork(protocol, bytes, random);
            putTransport(protocol, bytes, random);
            FrameHeaders.finishNetwork(protocol, frame);
            FrameHeaders.finishTransport(protocol, frame);
        }
        return frame;
    }

    private static void putNetwork(Protocol protocol, ByteBuffer bytes, SplittableRandom random) {
        if (protocol.ipv4()) {
            bytes.putShort((short) IPV4_VERSION).putShort((short) 0);
            bytes.putShort((short) random.nextInt()).putShort((short) DONT_FRAGMENT);
            bytes.put((byte) HOP_LIMIT).put((byte) protocol.number()).putShort((short) 0);
            bytes.putInt(0x0A00_0001).putInt(0x0A00_0002 + random.nextInt(1 << 16));
        } else {
            bytes.putInt(IPV6_VERSION).putShort((short) 0);
            bytes.put((byte) protocol.number()).put((byte) HOP_LIMIT);
            bytes.putLong(SITE_LOCAL).putLong(random.nextLong());
            bytes.putLong(SITE_LOCAL).putLong(random.nextLong());
        }
    }

    private static void putTransport(Protocol protocol, ByteBuffer bytes, SplittableRandom random) {
        bytes.putInt(random.nextInt());
        if (protocol.tcp()) {
            int flags = ACK | PSH | (random.nextBoolean() ? FIN : 0);
            bytes.putInt(random.nextInt()).putInt(random.nextInt());
            bytes.putShort((short) (TCP_HEADER_WORDS << 12 | flags)).putShort((short) random.nextInt());
            bytes.putInt(0);
        } else {
            bytes.putInt(0);
        }
    }
}
