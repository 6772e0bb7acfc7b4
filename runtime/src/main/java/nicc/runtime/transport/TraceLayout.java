package nicc.runtime.transport;

/// The bytes of a trace file, little endian. After a header there are records of equal size until the end of
/// the file.
///
///     header
///     0       8              10       …
///     | magic | length, UTF-8 | name … | length, UTF-8 | build … | spec hash … | profile …
///
///     record
///     0      8        16      24       32      40     41    42     43          44        48
///     | time | offset | value | before | after | kind | bar | size | mechanism | not used |
final class TraceLayout {
    /// `NICCTRC1`, read as little endian.
    static final long MAGIC = 0x3143_5254_4343_494EL;

    /// Most bytes of a text in the header.
    static final int MAX_TEXT = 1024;

    static final int TIME = 0;
    static final int OFFSET = 8;
    static final int VALUE = 16;
    static final int BEFORE = 24;
    static final int AFTER = 32;
    static final int KIND = 40;
    static final int BAR = 41;
    static final int SIZE = 42;
    static final int MECHANISM = 43;
    static final int RECORD = 48;

    private TraceLayout() {}
}
