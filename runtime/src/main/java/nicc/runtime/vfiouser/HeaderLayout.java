package nicc.runtime.vfiouser;

/// The header of every message, 16 bytes in the host's byte order (vfio-user specification, "Header").
///
///     0            2         4              8           12
///     | message id | command | message size | flags     | error number |
final class HeaderLayout {
    static final int ID = 0;
    static final int COMMAND = 2;
    static final int SIZE = 4;
    static final int FLAGS = 8;
    static final int ERROR = 12;
    static final int BYTES = 16;

    static final int TYPE_MASK = 0xF;
    static final int TYPE_COMMAND = 0;
    static final int TYPE_REPLY = 1;
    static final int FLAG_NO_REPLY = 0x10;
    static final int FLAG_ERROR = 0x20;

    private HeaderLayout() {}
}
