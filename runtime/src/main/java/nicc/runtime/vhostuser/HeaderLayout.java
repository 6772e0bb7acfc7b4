package nicc.runtime.vhostuser;

/// The header of every message, 12 bytes in the host's byte order (vhost-user protocol, "Header").
///
///     0         4       8
///     | request | flags | payload size |
final class HeaderLayout {
    static final int REQUEST = 0;
    static final int FLAGS = 4;
    static final int SIZE = 8;
    static final int BYTES = 12;

    static final int VERSION_MASK = 0x3;
    static final int VERSION = 1;
    static final int FLAG_REPLY = 0x4;
    static final int FLAG_NEED_REPLY = 0x8;

    private HeaderLayout() {}
}
