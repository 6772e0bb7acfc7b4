// action complete
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;

final class Fixture {
    private GuestMemory memory;
    private int B;

    void complete(int n) {
        long at = B & 0xFFFFFFFFL;
        memory.publishByte(at + 2, 1);
        memory.writeShort(at, n);
    }
}
