package nicc.runtime.pci;

/// Where things stand in the configuration space of a type 0 function (PCI Local Bus 3.0, section 6.1), and the
/// bits of its command and status registers (sections 6.2.2 and 6.2.3).
public final class ConfigLayout {
    /// Bytes of a conventional function's configuration space.
    public static final int SIZE = 256;

    /// Vendor id, 16 bits.
    public static final int VENDOR_ID = 0x00;

    /// Device id, 16 bits.
    public static final int DEVICE_ID = 0x02;

    /// Command, 16 bits.
    public static final int COMMAND = 0x04;

    /// Status, 16 bits.
    public static final int STATUS = 0x06;

    /// Revision id, 8 bits.
    public static final int REVISION_ID = 0x08;

    /// Class code, 24 bits from the programming interface up.
    public static final int CLASS_CODE = 0x09;

    /// Cache line size in words of 32 bits, 8 bits.
    public static final int CACHE_LINE_SIZE = 0x0C;

    /// Latency timer in bus clocks, 8 bits.
    public static final int LATENCY_TIMER = 0x0D;

    /// The first of six base address registers, 32 bits each.
    public static final int BAR0 = 0x10;

    /// Subsystem vendor id, 16 bits.
    public static final int SUBSYSTEM_VENDOR_ID = 0x2C;

    /// Subsystem id, 16 bits.
    public static final int SUBSYSTEM_ID = 0x2E;

    /// Pointer to the first capability, 8 bits.
    public static final int CAPABILITIES = 0x34;

    /// Interrupt line, 8 bits, the firmware's scratch pad.
    public static final int INTERRUPT_LINE = 0x3C;

    /// Interrupt pin, 8 bits: 0 for none, 1 to 4 for INTA to INTD.
    public static final int INTERRUPT_PIN = 0x3D;

    /// MIN_GNT, 8 bits.
    public static final int MIN_GRANT = 0x3E;

    /// MAX_LAT, 8 bits.
    public static final int MAX_LATENCY = 0x3F;

    /// The end of the header, where capabilities may begin.
    public static final int HEADER_END = 0x40;

    /// Command: responds to I/O accesses.
    public static final int COMMAND_IO = 1;

    /// Command: responds to memory accesses.
    public static final int COMMAND_MEMORY = 1 << 1;

    /// Command: may act as a bus master.
    public static final int COMMAND_MASTER = 1 << 2;

    /// Command: may use memory write and invalidate.
    public static final int COMMAND_INVALIDATE = 1 << 4;

    /// Command: responds to parity errors.
    public static final int COMMAND_PARITY = 1 << 6;

    /// Command: may drive SERR#.
    public static final int COMMAND_SERR = 1 << 8;

    /// Command: must not assert INTx#.
    public static final int COMMAND_INTX_DISABLE = 1 << 10;

    /// Status: the function wants its interrupt, whatever the command register says about INTx#.
    public static final int STATUS_INTERRUPT = 1 << 3;

    /// Status: there is a capability list.
    public static final int STATUS_CAPABILITIES = 1 << 4;

    /// Status: a transaction of this master ended with a master abort; a one written to it clears it.
    public static final int STATUS_MASTER_ABORT = 1 << 13;

    /// Status: the bits that a one clears: parity errors, aborts, SERR#.
    public static final int STATUS_CLEARABLE = 0xF900;

    private ConfigLayout() {}
}
