// action append
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;

final class Fixture {
    private GuestMemory memory;
    private int B;
    private final FrameBuffer frame = new FrameBuffer(64);

    void append(int n) {
        frame.gather(memory, B & 0xFFFFFFFFL, n);
    }
}
