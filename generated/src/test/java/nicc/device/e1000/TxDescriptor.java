package nicc.device.e1000;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Transmit descriptors as a driver writes them (data sheet, sections 3.3.3, 3.3.6, 3.3.7).
final class TxDescriptor {
    static final int EOP = 1;
    static final int IFCS = 1 << 1;
    static final int IC = 1 << 2;
    static final int TSE = 1 << 2;
    static final int RS = 1 << 3;
    static final int DEXT = 1 << 5;
    static final int VLE = 1 << 6;
    static final int IDE = 1 << 7;
    static final int IXSM = 1;
    static final int TXSM = 2;
    static final int TCP = 1;
    static final int IPV4 = 2;

    private static final int SIZE = 16;
    private static final int DATA_TYPE = 1 << 20;

    private TxDescriptor() {}

    /// A legacy descriptor.
    static byte[] legacy(long address, int length, int command) {
        return legacy(address, length, command, 0, 0, 0);
    }

    /// A legacy descriptor with checksum start, checksum offset and VLAN tag.
    static byte[] legacy(long address, int length, int command, int css, int cso, int special) {
        return bytes(address, length | cso << 16 | command << 24, css << 8 | special << 16);
    }

    /// A data descriptor.
    static byte[] data(long address, int length, int command, int options, int special) {
        return bytes(address, length | DATA_TYPE | (command | DEXT) << 24, options << 8 | special << 16);
    }

    /// A context descriptor for IPv4 or IPv6 without options behind an Ethernet header.
    static byte[] context(int command, int ipHeader, int checksum, int payload, int header, int mss) {
        int ip = 14 | 24 << 8 | (14 + ipHeader - 1) << 16;
        int transport = 14 + ipHeader | (14 + ipHeader + checksum) << 8;
        return bytes(
                Integer.toUnsignedLong(ip) | (long) transport << 32,
                payload | (command | DEXT) << 24,
                header << 8 | mss << 16);
    }

    private static byte[] bytes(long first, int third, int fourth) {
        return ByteBuffer.allocate(SIZE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(first)
                .putInt(third)
                .putInt(fourth)
                .array();
    }
}
