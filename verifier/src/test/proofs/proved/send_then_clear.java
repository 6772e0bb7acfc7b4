// action go
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;
import nicc.runtime.wire.WirePort;

final class Fixture {
    private WirePort wire;
    private int B;
    private final FrameBuffer frame = new FrameBuffer(64);

    void go() {
        if ((B & 1) != 0) {
            wire.send(frame);
        }
        frame.clear();
    }
}
