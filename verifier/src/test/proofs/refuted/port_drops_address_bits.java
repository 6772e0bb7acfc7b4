// write port.DATA
final class Fixture {
    private int R;
    private final int[] T = new int[4];
    private int ADDR;
    private int DATA;

    void write(int bar, long offset, int size, long value) {
        int skip = (int) offset - 4;
        long enables = (-1L >>> 64 - 8 * Math.min(size, 4 - skip)) << 8 * skip;
        int written = (int) (value << 8 * skip & enables);
        DATA = DATA & (int) ~enables | written;
        storeCsr(ADDR & 0x7FFFFFFF, Integer.toUnsignedLong(written));
    }

    private void storeCsr(int offset, long value) {
        if (offset == 0) {
            R = (int) value;
        } else if (offset >= 0x10 && offset < 0x20 && offset % 4 == 0) {
            T[(offset - 0x10) / 4] = (int) value;
        }
    }
}
