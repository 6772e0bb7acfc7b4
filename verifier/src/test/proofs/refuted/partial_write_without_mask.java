// write csr.R
final class Fixture {
    private int R;

    void write(int bar, long offset, int size, long value) {
        int first = (int) offset << 3;
        long enables = (size >= 8 ? -1L : (1L << (size << 3)) - 1) << first;
        long written = value << first & enables;
        R = (int) (R & ~0xFFFF & ~(written & 0x10000) | written & 0xFFFF);
    }
}
