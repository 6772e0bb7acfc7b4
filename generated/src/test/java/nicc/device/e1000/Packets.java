package nicc.device.e1000;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/// Frames and what their checksums should be, computed without the device.
final class Packets {
    static final byte[] STATION = mac(Card.MAC);
    static final byte[] PEER = {2, 0, 0, 0, 0, 9};
    static final byte[] BROADCAST = {-1, -1, -1, -1, -1, -1};
    static final int IP = 14;
    static final int TCP_PROTOCOL = 6;
    static final int UDP_PROTOCOL = 17;

    private Packets() {}

    static byte[] mac(long address) {
        return Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(address).array(), 2, 8);
    }

    /// A frame of so many bytes, without FCS; the payload is a pattern.
    static byte[] frame(byte[] destination, int length) {
        byte[] frame = new byte[length];
        for (int i = 0; i < length; i++) {
            frame[i] = (byte) (i * 7 + 3);
        }
        System.arraycopy(destination, 0, frame, 0, 6);
        System.arraycopy(PEER, 0, frame, 6, 6);
        frame[12] = (byte) 0x88;
        frame[13] = (byte) 0xB5;
        return frame;
    }

    /// A frame with a VLAN tag.
    static byte[] tagged(byte[] frame, int tag) {
        return ByteBuffer.allocate(frame.length + 4)
                .put(frame, 0, 12)
                .putShort((short) 0x8100)
                .putShort((short) tag)
                .put(frame, 12, frame.length - 12)
                .array();
    }

    /// IPv4 with TCP (20 bytes of header) or UDP, all lengths and checksums right.
    static byte[] ipv4(int protocol, byte[] payload) {
        int header = protocol == TCP_PROTOCOL ? 20 : 8;
        byte[] frame = new byte[IP + 20 + header + payload.length];
        ByteBuffer b = ByteBuffer.wrap(frame);
        b.put(STATION).put(PEER).putShort((short) 0x0800);
        b.put((byte) 0x45).put((byte) 0).putShort((short) (frame.length - IP)).putShort((short) 0x1234);
        b.putShort((short) 0x4000).put((byte) 64).put((byte) protocol).putShort((short) 0);
        b.putInt(0x0A000001).putInt(0x0A000002);
        if (protocol == TCP_PROTOCOL) {
            b.putShort((short) 4000).putShort((short) 80).putInt(0x01020304).putInt(0x0A0B0C0D);
            b.putShort((short) 0x5019).putShort((short) 0x7000).putInt(0);
        } else {
            b.putShort((short) 4000)
                    .putShort((short) 53)
                    .putShort((short) (8 + payload.length))
                    .putShort((short) 0);
        }
        b.put(payload);
        b.putShort(IP + 10, (short) ~sum(frame, IP, IP + 20, 0));
        b.putShort(IP + 20 + (protocol == TCP_PROTOCOL ? 16 : 6), (short) ~transportSum(frame));
        return frame;
    }

    /// The sum over pseudo header, transport header and payload: 0xFFFF where the checksum is right.
    static int transportSum(byte[] frame) {
        int length = Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(IP + 2)) - 20;
        int pseudo = sum(frame, IP + 12, IP + 20, length + frame[IP + 9]);
        return sum(frame, IP + 20, IP + 20 + length, pseudo);
    }

    /// Ones' complement sum of big endian 16-bit words (RFC 1071).
    static int sum(byte[] bytes, int from, int to, int initial) {
        int sum = initial;
        for (int i = from; i < to; i++) {
            sum += (bytes[i] & 0xFF) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }

    /// What a wire makes of a frame whose record asks for a checksum (docs/language.md, section 8).
    static byte[] finished(byte[] frame, byte[] record) {
        byte[] finished = frame.clone();
        ByteBuffer asked = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        int start = Short.toUnsignedInt(asked.getShort(6));
        if (asked.get(0) == 1) {
            int checksum = ~sum(frame, start, frame.length, 0) & 0xFFFF;
            int place = start + Short.toUnsignedInt(asked.getShort(8));
            ByteBuffer.wrap(finished).putShort(place, (short) (checksum == 0 ? 0xFFFF : checksum));
        }
        return finished;
    }

    /// The frame with its FCS.
    static byte[] withFcs(byte[] frame) {
        CRC32 crc = new CRC32();
        crc.update(frame);
        byte[] result = Arrays.copyOf(frame, frame.length + 4);
        for (int i = 0; i < 4; i++) {
            result[frame.length + i] = (byte) (crc.getValue() >>> (8 * i));
        }
        return result;
    }

    static byte[] pattern(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }
}
