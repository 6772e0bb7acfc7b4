// action complete
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;

final class Fixture {
    private GuestMemory memory;
    private int B;

    void complete(int n, int e) {
        long at = B & 0xFFFFFFFFL;
        memory.writeShort(at + 4, n);
        memory.writeByte(at + 7, e);
        memory.publishByte(at + 6, 1);
    }
}
