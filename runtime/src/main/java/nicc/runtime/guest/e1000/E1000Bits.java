package nicc.runtime.guest.e1000;

/// Bits of registers (Intel 317453, chapter 13).
final class E1000Bits {
    // CTRL, 13.4.1
    static final int CTRL_ASDE = 1 << 5;
    static final int CTRL_SLU = 1 << 6;
    static final int CTRL_FRCSPD = 1 << 11;
    static final int CTRL_FRCDPLX = 1 << 12;
    static final int CTRL_RST = 1 << 26;
    static final int CTRL_VME = 1 << 30;

    // STATUS, 13.4.2
    static final int STATUS_LU = 1 << 1;

    // Interrupt causes, 13.4.17
    static final int INT_TXDW = 1 << 0;
    static final int INT_LSC = 1 << 2;
    static final int INT_RXSEQ = 1 << 3;
    static final int INT_RXDMT0 = 1 << 4;
    static final int INT_RXT0 = 1 << 7;
    /// What the driver listens to.
    static final int INT_ENABLED = INT_TXDW | INT_LSC | INT_RXSEQ | INT_RXDMT0 | INT_RXT0;

    // RCTL, 13.4.22
    static final int RCTL_EN = 1 << 1;
    static final int RCTL_UPE = 1 << 3;
    static final int RCTL_MPE = 1 << 4;
    static final int RCTL_LPE = 1 << 5;
    static final int RCTL_BAM = 1 << 15;
    static final int RCTL_BSIZE_SHIFT = 16;
    static final int RCTL_BSEX = 1 << 25;
    static final int RCTL_SECRC = 1 << 26;

    // TCTL, 13.4.33
    static final int TCTL_EN = 1 << 1;
    static final int TCTL_PSP = 1 << 3;
    static final int TCTL_CT_SHIFT = 4;
    static final int TCTL_COLD_SHIFT = 12;
    static final int TCTL_RTLC = 1 << 24;

    // RXCSUM, 13.4.31
    static final int RXCSUM_IPOFL = 1 << 8;
    static final int RXCSUM_TUOFL = 1 << 9;

    // RAH, 13.5.3
    static final int RAH_AV = 1 << 31;

    private E1000Bits() {}
}
