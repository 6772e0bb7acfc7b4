package nicc.runtime.guest.e1000;

/// Offsets of the registers that the driver uses (Intel 317453, table 13-2).
final class E1000Registers {
    static final int CTRL = 0x0000;
    static final int STATUS = 0x0008;
    static final int EECD = 0x0010;
    static final int EERD = 0x0014;
    static final int MDIC = 0x0020;
    static final int FCAL = 0x0028;
    static final int FCAH = 0x002C;
    static final int FCT = 0x0030;
    static final int VET = 0x0038;
    static final int ICR = 0x00C0;
    static final int ITR = 0x00C4;
    static final int IMS = 0x00D0;
    static final int IMC = 0x00D8;
    static final int RCTL = 0x0100;
    static final int FCTTV = 0x0170;
    static final int TCTL = 0x0400;
    static final int TIPG = 0x0410;
    static final int PBA = 0x1000;
    static final int FCRTL = 0x2160;
    static final int FCRTH = 0x2168;
    static final int RDBAL = 0x2800;
    static final int RDTR = 0x2820;
    static final int RADV = 0x282C;
    static final int TDBAL = 0x3800;
    static final int TIDV = 0x3820;
    static final int TADV = 0x382C;
    static final int RXCSUM = 0x5000;
    static final int MTA = 0x5200;
    static final int MTA_COUNT = 128;
    static final int RAL = 0x5400;
    static final int RAH = 0x5404;
    static final int RA_COUNT = 16;
    static final int RA_STEP = 8;
    static final int VFTA = 0x5600;
    static final int VFTA_COUNT = 128;

    /// Good packets received.
    static final int GPRC = 0x4074;
    /// Good packets transmitted.
    static final int GPTC = 0x4080;
    /// Missed packets.
    static final int MPC = 0x4010;

    // A ring's registers, from its base address register on.
    static final int RING_BASE_HIGH = 0x04;
    static final int RING_LENGTH = 0x08;
    static final int RING_HEAD = 0x10;
    static final int RING_TAIL = 0x18;

    private E1000Registers() {}
}
