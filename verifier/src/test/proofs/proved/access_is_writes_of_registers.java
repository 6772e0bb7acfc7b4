// write csr.R
final class Fixture {
    private int R;
    private int starts;

    void write(int bar, long offset, int size, long value) {
        int done = 0;
        while (done < size) {
            int at = (int) offset + done;
            int skip = at & 3;
            int count = Math.min(4 - skip, size - done);
            int enables = (int) ((-1L >>> 64 - 8 * count) << 8 * skip);
            int written = (int) (value >>> 8 * done << 8 * skip) & enables;
            if (at < 8 && enables == -1) {
                writeR_whole(written);
            } else if (at < 8) {
                writeR(written, enables);
            }
            done += count;
        }
    }

    private void writeR(int written, int enables) {
        int old = R;
        R = R & ~(enables & 0x800000FF) | written & 0x800000FF;
        if ((written & ~old) < 0) {
            starts = starts + 1 & 0xFF;
        }
    }

    private void writeR_whole(int written) {
        int old = R;
        R = R & 0x7FFFFF00 | written & 0x800000FF;
        if ((written & ~old) < 0) {
            starts = starts + 1 & 0xFF;
        }
    }
}
