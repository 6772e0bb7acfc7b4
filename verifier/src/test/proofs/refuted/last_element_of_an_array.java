// write csr.T[]
final class Fixture {
    private final int[] T = new int[16];
    private final int[] U = new int[16];

    void write(int bar, long offset, int size, long value) {
        for (int done = 0; done < size; ) {
            long at = offset + done;
            int skip = (int) at & 3;
            int count = Math.min(4 - skip, size - done);
            long enables = (-1L >>> 64 - 8 * count) << 8 * skip;
            part(at - skip, (value >>> 8 * done << 8 * skip) & enables, enables);
            done += count;
        }
    }

    private void part(long offset, long value, long enables) {
        if (offset >= 0x40 && offset < 0xB8) {
            int index = (int) (offset - 0x40) / 8;
            if ((offset & 7) == 0) {
                T[index] = T[index] & (int) ~enables | (int) value;
            } else {
                U[index] = U[index] & (int) ~enables | (int) value;
            }
        }
    }
}
