// read csr.TOR
final class Fixture {
    private long TOR;

    long read(int bar, long offset, int size) {
        long value = TOR >>> 8 * (int) offset & -1L >>> 64 - 8 * size;
        if (offset + size > 4) {
            TOR = 0;
        }
        return value;
    }
}
