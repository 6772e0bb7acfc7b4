package nicc.runtime.vfiouser;

/// The payload of DEVICE_SET_IRQS: what is done (one action) to which vectors, with what (one kind of data).
///
///     0       4       8       12      16      20
///     | argsz | flags | index | start | count | a byte for each vector, if the data is BOOL
final class SetInterruptsLayout {
    static final int ARGSZ = 0;
    static final int FLAGS = 4;
    static final int INDEX = 8;
    static final int START = 12;
    static final int COUNT = 16;
    static final int DATA = 20;

    static final int DATA_NONE = 1;
    static final int DATA_BOOL = 2;
    static final int DATA_EVENTFD = 4;
    static final int DATA_MASK = 7;

    static final int ACTION_MASK = 8;
    static final int ACTION_UNMASK = 0x10;
    static final int ACTION_TRIGGER = 0x20;
    static final int ACTIONS = 0x38;

    private SetInterruptsLayout() {}
}
