// load csr.T
final class Fixture {
    private int R;
    private final int[] T = new int[4];
    private int ADDR;
    private int DATA;

    private long loadCsr(int offset) {
        if (offset == 0) {
            int before = R;
            R = 0;
            return Integer.toUnsignedLong(before);
        }
        return offset >= 0x10 && offset < 0x20 && offset % 4 == 0 ? Integer.toUnsignedLong(T[(offset - 0x10) / 4]) : 0;
    }
}
