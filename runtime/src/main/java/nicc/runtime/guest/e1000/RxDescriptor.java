package nicc.runtime.guest.e1000;

/// The receive descriptor's bytes (Intel 317453, 3.2.3).
///
///     | ADDR 63:0 | LENGTH 15:0, CHECKSUM 31:16 | STATUS 7:0, ERRORS 15:8, SPECIAL 31:16
final class RxDescriptor {
    static final int SIZE = 16;

    static final int ADDRESS = 0;
    static final int LENGTH = 8;
    static final int STATUS = 12;

    // STATUS
    static final int DD = 1 << 0;
    static final int EOP = 1 << 1;
    static final int IXSM = 1 << 2;
    static final int VP = 1 << 3;
    static final int TCPCS = 1 << 5;
    static final int IPCS = 1 << 6;

    // ERRORS, at their place in the word
    static final int TCPE = 1 << 13;
    static final int IPE = 1 << 14;
    /// CE, SE, SEQ, CXE and RXE: the frame is not whole.
    static final int FRAME_ERRORS = 0x97 << 8;

    static final int SPECIAL_SHIFT = 16;

    private RxDescriptor() {}
}
