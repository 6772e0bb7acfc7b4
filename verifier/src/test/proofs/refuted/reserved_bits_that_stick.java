// write csr.R
final class Fixture {
    private int R;

    void write(int bar, long offset, int size, long value) {
        int first = 8 * (int) offset;
        int enables = (int) ((-1L >>> 64 - 8 * size) << first);
        int written = (int) (value << first) & enables;
        R = R & ~(enables & 0xFFF) & ~(written & 0xFF0000) | written & 0xFFFF;
    }
}
