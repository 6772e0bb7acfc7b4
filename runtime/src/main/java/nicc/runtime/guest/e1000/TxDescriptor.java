package nicc.runtime.guest.e1000;

/// The transmit descriptors' bytes (Intel 317453, 3.3.3, 3.3.6, 3.3.7).
///
///     legacy   | ADDR 63:0 | LENGTH 15:0, CSO 23:16, CMD 31:24  | STA 3:0, CSS 15:8, SPECIAL 31:16
///     data     | ADDR 63:0 | DTALEN 19:0, DTYP 23:20, DCMD 31:24 | STA 3:0, POPTS 15:8, SPECIAL 31:16
///     context  | IPCSS 7:0, IPCSO 15:8, IPCSE 31:16 | TUCSS, TUCSO, TUCSE
///              | PAYLEN 19:0, DTYP 23:20, TUCMD 31:24 | STA 3:0, HDRLEN 15:8, MSS 31:16
final class TxDescriptor {
    static final int SIZE = 16;

    static final int ADDRESS = 0;
    static final int COMMAND = 8;
    static final int STATUS = 12;

    static final int CONTEXT_IP = 0;
    static final int CONTEXT_TRANSPORT = 4;
    static final int CONTEXT_COMMAND = 8;
    static final int CONTEXT_SEGMENT = 12;

    // CMD, DCMD and TUCMD, at their place in the command word
    static final int EOP = 1 << 24;
    static final int IFCS = 1 << 25;
    static final int TSE = 1 << 26;
    static final int RS = 1 << 27;
    static final int DEXT = 1 << 29;
    static final int VLE = 1 << 30;
    static final int IDE = 1 << 31;
    static final int TUCMD_TCP = 1 << 24;
    static final int TUCMD_IP = 1 << 25;
    static final int DTYP_DATA = 1 << 20;

    // POPTS, at its place in the status word
    static final int IXSM = 1 << 8;
    static final int TXSM = 1 << 9;
    static final int SPECIAL_SHIFT = 16;

    static final int HDRLEN_SHIFT = 8;
    static final int MSS_SHIFT = 16;

    /// STA.DD: the card is done.
    static final int DD = 1;

    private TxDescriptor() {}

    /// Where a checksum is computed and stored, as a word of a context descriptor.
    ///
    /// @param start CSS
    /// @param offset CSO
    /// @param end CSE: the last byte, 0 for the packet's end
    static int checksumRange(int start, int offset, int end) {
        return start | offset << 8 | end << 16;
    }
}
