package nicc.runtime.wire;

/// Where things stand in the headers that are cut and joined: IPv4 (RFC 791, section 3.1), IPv6 (RFC 8200, section
/// 3), TCP (RFC 9293, section 3.1), UDP (RFC 768). Offsets are from the header's own beginning.
final class Headers {
    static final int TYPE_IPV4 = 0x0800;
    static final int TYPE_IPV6 = 0x86DD;

    static final int IPV4_HEADER = 20;
    static final int IPV4_LENGTH = 2;
    static final int IPV4_IDENTIFICATION = 4;
    static final int IPV4_FRAGMENT = 6;
    static final int IPV4_PROTOCOL = 9;
    static final int IPV4_CHECKSUM = 10;
    static final int IPV4_ADDRESSES = 12;

    /// More fragments, or not the first one.
    static final int FRAGMENTED = 0x3FFF;

    static final int IPV6_HEADER = 40;
    static final int IPV6_LENGTH = 4;
    static final int IPV6_NEXT = 6;
    static final int IPV6_ADDRESSES = 8;

    /// Bytes that an IPv4 packet's length field can say.
    static final int LONGEST_PACKET = 0xFFFF;

    static final int TCP = 6;
    static final int TCP_HEADER = 20;
    static final int TCP_SEQUENCE = 4;
    static final int TCP_ACKNOWLEDGEMENT = 8;
    static final int TCP_DATA_OFFSET = 12;
    static final int TCP_FLAGS = 13;
    static final int TCP_WINDOW = 14;
    static final int TCP_CHECKSUM = 16;
    static final int TCP_URGENT = 18;

    /// Flags that only the last segment of a packet has.
    static final int FIN_PSH = 0x01 | 0x08;

    static final int UDP = 17;
    static final int UDP_HEADER = 8;
    static final int UDP_LENGTH = 4;
    static final int UDP_CHECKSUM = 6;

    private Headers() {}
}
