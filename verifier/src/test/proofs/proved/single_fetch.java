// action copy
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;

final class Fixture {
    private GuestMemory memory;
    private int B;
    private int D;

    void copy() {
        int word = memory.readInt(B & 0xFFFFFFFFL) & 0xFFFF;
        D = word << 16 | word;
    }
}
