// restore
import nicc.runtime.device.DeviceClock;
import nicc.runtime.device.StateFormatException;
import nicc.runtime.device.StateReader;
import nicc.runtime.device.StateWriter;
import nicc.runtime.memory.FrameBuffer;

final class Fixture {
    private static final String SPEC = "00";
    private DeviceClock clock;
    private int R;
    private int state;
    private final int[] T = new int[4];
    private final FrameBuffer frame = new FrameBuffer(64);

    byte[] save() {
        StateWriter out = new StateWriter(SPEC, clock.nanos());
        out.cell("R", 32, R & 0xFFFFFFFFL);
        out.cell("state", 3, state);
        out.cells("T", 32, T);
        out.cell("link", 1, 0);
        out.buffer("frame", frame);
        return out.toByteArray();
    }

    void restore(byte[] image) throws StateFormatException {
        StateReader in = new StateReader(image, SPEC, clock.nanos());
        in.expectCell("R", 32, 1);
        in.expectCell("state", 3, 1);
        in.expectCell("T", 32, 8);
        in.expectCell("link", 1, 1);
        in.expectBuffer("frame", 64);
        in.finish();
        R = (int) in.cell("R");
        state = (int) in.cell("state");
        in.cells("T", T);
        in.buffer("frame", frame);
    }
}
