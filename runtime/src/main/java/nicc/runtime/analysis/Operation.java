package nicc.runtime.analysis;

import java.lang.constant.ClassDesc;
import nicc.runtime.irq.InterruptOutput;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;
import org.jspecify.annotations.Nullable;

/// What a generated card does by calls of the runtime, as far as it is counted.
enum Operation {
    /// A load or store of descriptors and other small pieces of the guest's memory.
    ACCESS(0),
    /// A copy of a piece of a frame: from or to the guest's memory, or within and between buffers.
    COPY(1),
    /// A sum or a CRC over a frame.
    CHECKSUM(2),
    /// A frame to or from the wire.
    FRAME(3),
    /// A change of an interrupt line, or a message.
    INTERRUPT(4);

    private static final String MEMORY = GuestMemory.class.descriptorString();
    private static final String BUFFER = FrameBuffer.class.descriptorString();
    private static final String WIRE = WirePort.class.descriptorString();
    private static final String LINE = InterruptOutput.class.descriptorString();

    private final int code;

    Operation(int code) {
        this.code = code;
    }

    /// The number that changed classes count it by.
    int code() {
        return code;
    }

    /// The operation that a call is.
    ///
    /// @param owner the method's class
    /// @param method its name
    /// @return null when it is not counted
    static @Nullable Operation of(ClassDesc owner, String method) {
        String type = owner.descriptorString();
        if (type.equals(MEMORY)) {
            boolean accesses = method.startsWith("read")
                    || method.startsWith("write")
                    || method.startsWith("publish")
                    || method.startsWith("acquire");
            return accesses ? ACCESS : null;
        }
        if (type.equals(BUFFER)) {
            return switch (method) {
                case "gather", "scatter", "append", "insert", "remove", "copy" -> COPY;
                case "sum", "crc32" -> CHECKSUM;
                default -> null;
            };
        }
        if (type.equals(WIRE)) {
            return switch (method) {
                case "send", "receive", "loop" -> FRAME;
                default -> null;
            };
        }
        return type.equals(LINE) ? INTERRUPT : null;
    }

    /// Whether a call's last argument is a number of bytes, when it is an `int`.
    boolean sized() {
        return this == COPY || this == ACCESS;
    }
}
