package nicc.runtime.wire;

/// The classic capture file (pcap-savefile(5)), in either byte order.
///
///      file header (24 bytes)                                        record header (16 bytes), then the bytes
///      0       4       6       8        12       16       20         0        4          8          12
///      | magic | major | minor | (zone) | (sigs) | snaplen| linktype  | seconds| fraction | captured | length |
final class PcapFormat {
    static final int FILE_HEADER = 24;
    static final int RECORD_HEADER = 16;
    static final int MAGIC_MICROS = 0xA1B2C3D4;
    static final int MAGIC_NANOS = 0xA1B23C4D;
    static final int MAJOR = 4;
    static final int MINOR = 6;
    static final int SNAPLEN = 16;
    static final int LINKTYPE = 20;
    static final int FRACTION = 4;
    static final int CAPTURED = 8;
    static final int LENGTH = 12;
    static final int VERSION_MAJOR = 2;
    static final int VERSION_MINOR = 4;

    /// Ethernet. The field's upper bits tell of an FCS, which frames here do not have.
    static final int ETHERNET = 1;

    private PcapFormat() {}
}
