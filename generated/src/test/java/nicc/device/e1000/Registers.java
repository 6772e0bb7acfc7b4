package nicc.device.e1000;

/// Offsets and bits of the data sheet's chapter 13 that the scenarios use.
final class Registers {
    static final int CTRL = 0x0000;
    static final int STATUS = 0x0008;
    static final int EECD = 0x0010;
    static final int EERD = 0x0014;
    static final int CTRL_EXT = 0x0018;
    static final int MDIC = 0x0020;
    static final int FCAL = 0x0028;
    static final int FCAH = 0x002C;
    static final int FCT = 0x0030;
    static final int VET = 0x0038;
    static final int ICR = 0x00C0;
    static final int ITR = 0x00C4;
    static final int ICS = 0x00C8;
    static final int IMS = 0x00D0;
    static final int IMC = 0x00D8;
    static final int RCTL = 0x0100;
    static final int FCTTV = 0x0170;
    static final int TXCW = 0x0178;
    static final int TCTL = 0x0400;
    static final int TIPG = 0x0410;
    static final int LEDCTL = 0x0E00;
    static final int PBA = 0x1000;
    static final int FCRTH = 0x2168;
    static final int RDBAL = 0x2800;
    static final int RDBAH = 0x2804;
    static final int RDLEN = 0x2808;
    static final int RDH = 0x2810;
    static final int RDT = 0x2818;
    static final int RDTR = 0x2820;
    static final int RADV = 0x282C;
    static final int RSRPD = 0x2C00;
    static final int TDBAL = 0x3800;
    static final int TDBAH = 0x3804;
    static final int TDLEN = 0x3808;
    static final int TDH = 0x3810;
    static final int TDT = 0x3818;
    static final int TIDV = 0x3820;
    static final int TXDCTL = 0x3828;
    static final int TADV = 0x382C;
    static final int MPC = 0x4010;
    static final int XOFFTXC = 0x4054;
    static final int XOFFRXC = 0x4050;
    static final int PRC64 = 0x405C;
    static final int PRC1522 = 0x4070;
    static final int GPRC = 0x4074;
    static final int BPRC = 0x4078;
    static final int MPRC = 0x407C;
    static final int GPTC = 0x4080;
    static final int GORCL = 0x4088;
    static final int GORCH = 0x408C;
    static final int GOTCL = 0x4090;
    static final int RNBC = 0x40A0;
    static final int RUC = 0x40A4;
    static final int ROC = 0x40AC;
    static final int TPR = 0x40D0;
    static final int TPT = 0x40D4;
    static final int PTC64 = 0x40D8;
    static final int TSCTC = 0x40F8;
    static final int TSCTFC = 0x40FC;
    static final int RXCSUM = 0x5000;
    static final int MTA = 0x5200;
    static final int RAL = 0x5400;
    static final int RAH = 0x5404;
    static final int VFTA = 0x5600;
    static final int PBM = 0x10000;

    static final int CTRL_SLU = 1 << 6;
    static final int CTRL_RST = 1 << 26;
    static final int CTRL_RFCE = 1 << 27;
    static final int CTRL_TFCE = 1 << 28;
    static final int CTRL_VME = 1 << 30;
    static final int CTRL_PHY_RST = 1 << 31;
    static final int STATUS_LU = 1 << 1;

    static final int TXDW = 1;
    static final int TXQE = 1 << 1;
    static final int LSC = 1 << 2;
    static final int RXDMT0 = 1 << 4;
    static final int RXO = 1 << 6;
    static final int RXT0 = 1 << 7;
    static final int MDAC = 1 << 9;
    static final int TXD_LOW = 1 << 15;
    static final int SRPD = 1 << 16;

    static final int RCTL_EN = 1 << 1;
    static final int RCTL_SBP = 1 << 2;
    static final int RCTL_UPE = 1 << 3;
    static final int RCTL_MPE = 1 << 4;
    static final int RCTL_LPE = 1 << 5;
    static final int RCTL_LBM_MAC = 1 << 6;
    static final int RCTL_BAM = 1 << 15;
    static final int RCTL_BSIZE_256 = 3 << 16;
    static final int RCTL_VFE = 1 << 18;
    static final int RCTL_CFIEN = 1 << 19;
    static final int RCTL_SECRC = 1 << 26;

    static final int TCTL_EN = 1 << 1;
    static final int TCTL_PSP = 1 << 3;

    private Registers() {}
}
