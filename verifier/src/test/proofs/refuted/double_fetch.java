// action copy
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;

final class Fixture {
    private GuestMemory memory;
    private int B;
    private int D;

    void copy() {
        int high = memory.readInt(B & 0xFFFFFFFFL) & 0xFFFF;
        D = high << 16 | memory.readInt(B & 0xFFFFFFFFL) & 0xFFFF;
    }
}
