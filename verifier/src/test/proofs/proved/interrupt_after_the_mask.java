// write csr.IMS
import nicc.runtime.irq.InterruptOutput;

final class Fixture {
    private InterruptOutput interrupts;
    private boolean INTAAsserted;
    private int ICR;
    private int IMS;

    void write(int bar, long offset, int size, long value) {
        int first = 8 * ((int) offset & 3);
        long bytes = -1L >>> 64 - 8 * size;
        IMS |= (int) ((value & bytes) << first);
        update();
    }

    private void update() {
        boolean level = (ICR & IMS) != 0;
        if (level != INTAAsserted) {
            INTAAsserted = level;
            interrupts.level(level);
        }
    }
}
