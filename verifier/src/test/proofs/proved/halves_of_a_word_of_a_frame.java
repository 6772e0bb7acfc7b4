// action judge
import nicc.runtime.memory.FrameBuffer;

final class Fixture {
    private int R;
    private final FrameBuffer frame = new FrameBuffer(64);

    void judge() {
        if (frame.get8(2) == 0x12 && frame.get8(3) == 0x34) {
            R = 1;
        }
    }
}
