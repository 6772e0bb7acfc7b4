package nicc.compiler.ir;

/// The runtime's methods: all that generated code calls besides its own (docs/architecture.md).
public enum Intrinsic {
    /// `GuestMemory.read`: bytes into a buffer.
    MEMORY_READ("read", Type.BOOL, 1),
    /// Loads a byte.
    MEMORY_READ_BYTE("readByte", Type.INT, 8),
    /// Loads 16 bits, before all accesses after it.
    MEMORY_ACQUIRE_SHORT("acquireShort", Type.INT, 16),
    /// Loads 32 bits, before all accesses after it.
    MEMORY_ACQUIRE_INT("acquireInt", Type.INT, 32),
    /// Loads 64 bits.
    MEMORY_READ_LONG("readLong", Type.LONG, 64),
    /// Stores a byte.
    MEMORY_WRITE_BYTE("writeByte", Type.BOOL, 1),
    /// Stores 16 bits.
    MEMORY_WRITE_SHORT("writeShort", Type.BOOL, 1),
    /// Stores 32 bits.
    MEMORY_WRITE_INT("writeInt", Type.BOOL, 1),
    /// Stores 64 bits.
    MEMORY_WRITE_LONG("writeLong", Type.BOOL, 1),
    /// Stores a byte after all stores before it.
    MEMORY_PUBLISH_BYTE("publishByte"),
    /// Stores 16 bits after all stores before them.
    MEMORY_PUBLISH_SHORT("publishShort"),
    /// Stores 32 bits after all stores before them.
    MEMORY_PUBLISH_INT("publishInt"),
    /// Stores 64 bits after all stores before them.
    MEMORY_PUBLISH_LONG("publishLong"),
    /// Full fence.
    MEMORY_FENCE("fence"),
    /// Length of a buffer.
    BUFFER_LENGTH("length", Type.INT, 31),
    /// Length becomes 0.
    BUFFER_CLEAR("clear"),
    /// Changes the length.
    BUFFER_RESIZE("resize"),
    /// Loads a byte.
    BUFFER_GET_8("get8", Type.INT, 8),
    /// Loads 2 bytes, big endian.
    BUFFER_GET_16_BE("get16be", Type.INT, 16),
    /// Loads 4 bytes, big endian.
    BUFFER_GET_32_BE("get32be", Type.INT, 32),
    /// Loads 6 bytes, big endian.
    BUFFER_GET_48_BE("get48be", Type.LONG, 48),
    /// Loads 8 bytes, big endian.
    BUFFER_GET_64_BE("get64be", Type.LONG, 64),
    /// Loads 2 bytes, little endian.
    BUFFER_GET_16_LE("get16le", Type.INT, 16),
    /// Loads 4 bytes, little endian.
    BUFFER_GET_32_LE("get32le", Type.INT, 32),
    /// Loads 6 bytes, little endian.
    BUFFER_GET_48_LE("get48le", Type.LONG, 48),
    /// Loads 8 bytes, little endian.
    BUFFER_GET_64_LE("get64le", Type.LONG, 64),
    /// Stores a byte.
    BUFFER_PUT_8("put8"),
    /// Stores 2 bytes, big endian.
    BUFFER_PUT_16_BE("put16be"),
    /// Stores 4 bytes, big endian.
    BUFFER_PUT_32_BE("put32be"),
    /// Stores 6 bytes, big endian.
    BUFFER_PUT_48_BE("put48be"),
    /// Stores 8 bytes, big endian.
    BUFFER_PUT_64_BE("put64be"),
    /// Stores 2 bytes, little endian.
    BUFFER_PUT_16_LE("put16le"),
    /// Stores 4 bytes, little endian.
    BUFFER_PUT_32_LE("put32le"),
    /// Stores 6 bytes, little endian.
    BUFFER_PUT_48_LE("put48le"),
    /// Stores 8 bytes, little endian.
    BUFFER_PUT_64_LE("put64le"),
    /// Appends guest memory.
    BUFFER_GATHER("gather", Type.INT, 31),
    /// Stores bytes into guest memory.
    BUFFER_SCATTER("scatter", Type.INT, 31),
    /// Appends bytes of another buffer.
    BUFFER_APPEND("append", Type.INT, 31),
    /// Inserts zero bytes.
    BUFFER_INSERT("insert"),
    /// Takes bytes out.
    BUFFER_REMOVE("remove"),
    /// Becomes a copy.
    BUFFER_COPY("copy"),
    /// Ones' complement sum.
    BUFFER_SUM("sum", Type.INT, 16),
    /// Frame check sequence.
    BUFFER_CRC32("crc32", Type.INT, 32),
    /// A frame to the wire.
    WIRE_SEND("send"),
    /// A frame to this device's receiver.
    WIRE_LOOP("loop"),
    /// The next frame.
    WIRE_RECEIVE("receive", Type.BOOL, 1),
    /// The interrupt pin.
    INTERRUPTS_LEVEL("level"),
    /// A message.
    INTERRUPTS_MESSAGE("message"),
    /// The device's time.
    CLOCK_NANOS("nanos", Type.LONG, 63),
    /// The smaller of two signed numbers: `Math.min`.
    MIN("min", Type.LONG, 64),
    /// The smaller of two signed 32-bit numbers: `Math.min`.
    MIN_INT("min", Type.INT, 32);

    private final String method;
    private final Type result;
    private final int width;

    Intrinsic(String method) {
        this(method, Type.HANDLE, 0);
    }

    Intrinsic(String method, Type result, int width) {
        this.method = method;
        this.result = result;
        this.width = width;
    }

    /// The method's name.
    ///
    /// @return a Java name
    public String method() {
        return method;
    }

    /// What it returns.
    ///
    /// @return a type; [Type#HANDLE] for nothing
    public Type result() {
        return result;
    }

    /// The number of low bits of the result that can be other than 0.
    ///
    /// @return 0 to 64
    public int width() {
        return width;
    }

    /// Whether the call only looks at a buffer, the clock or its arguments.
    ///
    /// @return true when leaving it out changes nothing but its value
    public boolean pure() {
        return switch (this) {
            case BUFFER_LENGTH,
                    BUFFER_GET_8,
                    BUFFER_GET_16_BE,
                    BUFFER_GET_32_BE,
                    BUFFER_GET_48_BE,
                    BUFFER_GET_64_BE,
                    BUFFER_GET_16_LE,
                    BUFFER_GET_32_LE,
                    BUFFER_GET_48_LE,
                    BUFFER_GET_64_LE,
                    BUFFER_SUM,
                    BUFFER_CRC32,
                    CLOCK_NANOS,
                    MIN,
                    MIN_INT -> true;
            default -> false;
        };
    }

    /// Whether the call stores a value into guest memory.
    ///
    /// @return true for the memory's stores and for [#BUFFER_SCATTER]
    public boolean storesToGuest() {
        return storedBytes() != 0 || this == BUFFER_SCATTER;
    }

    /// How many bytes of a value the call stores into guest memory.
    ///
    /// @return 1, 2, 4 or 8 for the memory's stores, else 0
    public int storedBytes() {
        return switch (this) {
            case MEMORY_WRITE_BYTE, MEMORY_PUBLISH_BYTE -> 1;
            case MEMORY_WRITE_SHORT, MEMORY_PUBLISH_SHORT -> 2;
            case MEMORY_WRITE_INT, MEMORY_PUBLISH_INT -> 4;
            case MEMORY_WRITE_LONG, MEMORY_PUBLISH_LONG -> 8;
            default -> 0;
        };
    }
}
