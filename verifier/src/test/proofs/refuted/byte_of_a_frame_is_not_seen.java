// action judge
import nicc.runtime.memory.FrameBuffer;

final class Fixture {
    private int R;
    private final FrameBuffer frame = new FrameBuffer(64);

    void judge() {
        if (frame.get32be(4) != 0xAAAA0300 && frame.get8(4) == 0x45 && frame.get16be(6) == 0x1235 && frame.get8(20) == 9) {
            R = 1;
        }
    }
}
