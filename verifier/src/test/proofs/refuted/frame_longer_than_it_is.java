// action pad
import nicc.runtime.memory.FrameBuffer;

final class Fixture {
    private int R;
    private final FrameBuffer frame = new FrameBuffer(64);

    void pad() {
        if (frame.length() <= 61) {
            frame.resize(60);
        }
        frame.put8(0, 1);
    }
}
