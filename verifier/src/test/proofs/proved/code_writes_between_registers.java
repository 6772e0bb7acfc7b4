// store csr gaps
final class Fixture {
    private int R;
    private final int[] T = new int[4];
    private int ADDR;
    private int DATA;

    private void storeCsr(int offset, long value) {
        if (offset == 0) {
            R = (int) value;
        } else if (offset >= 0x10 && offset < 0x20 && offset % 4 == 0) {
            T[(offset - 0x10) / 4] = (int) value;
        }
    }
}
