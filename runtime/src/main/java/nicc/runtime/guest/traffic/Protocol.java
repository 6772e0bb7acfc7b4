package nicc.runtime.guest.traffic;

/// What a frame carries, with its headers' places. Headers have no options.
public enum Protocol {
    /// Bytes under an EtherType for local experiments (IEEE 802, 9.2.4).
    RAW(0x88B5, 0, 0, 0),
    /// UDP over IPv4.
    UDP4(0x0800, 20, 17, 8),
    /// TCP over IPv4.
    TCP4(0x0800, 20, 6, 20),
    /// UDP over IPv6.
    UDP6(0x86DD, 40, 17, 8),
    /// TCP over IPv6.
    TCP6(0x86DD, 40, 6, 20);

    /// Bytes of an Ethernet header without a tag.
    public static final int ETHERNET = 14;

    private static final int TCP_CHECKSUM = 16;
    private static final int UDP_CHECKSUM = 6;

    private final int etherType;
    private final int networkLength;
    private final int number;
    private final int transportLength;

    Protocol(int etherType, int networkLength, int number, int transportLength) {
        this.etherType = etherType;
        this.networkLength = networkLength;
        this.number = number;
        this.transportLength = transportLength;
    }

    /// The EtherType.
    ///
    /// @return 16 bits
    public int etherType() {
        return etherType;
    }

    /// IP's number for the transport.
    ///
    /// @return 6, 17, or 0 without IP
    public int number() {
        return number;
    }

    /// Whether it is TCP.
    ///
    /// @return whether it is
    public boolean tcp() {
        return this == TCP4 || this == TCP6;
    }

    /// Whether it is over IPv4.
    ///
    /// @return whether it is
    public boolean ipv4() {
        return this == UDP4 || this == TCP4;
    }

    /// Whether it is over IP.
    ///
    /// @return whether it is
    public boolean ip() {
        return this != RAW;
    }

    /// Where the transport's header begins in an untagged frame.
    ///
    /// @return bytes from the frame's start
    public int transportStart() {
        return ETHERNET + networkLength;
    }

    /// Where the payload begins in an untagged frame.
    ///
    /// @return bytes from the frame's start
    public int headerLength() {
        return transportStart() + transportLength;
    }

    /// Where the checksum stands in the transport's header.
    ///
    /// @return bytes from the header's start
    public int checksumOffset() {
        return tcp() ? TCP_CHECKSUM : UDP_CHECKSUM;
    }
}
