// write control.RING_SIZE[]
final class Fixture {
    private int C;
    private long OFFERED;
    private long ACCEPTED;
    private int STATUS;
    private int QUEUES;
    private final int[] RING_SIZE = new int[2];
    private final long[] RING_DESCRIPTORS = new long[2];
    private final long[] RING_DRIVER = new long[2];
    private final long[] RING_DEVICE = new long[2];
    private final int[] RING_BASE = new int[2];
    private final int[] RING_STARTED = new int[2];
    private final int[] RING_ENABLED = new int[2];
    private final int[] RING_KICK = new int[2];

    void write(int bar, long offset, int size, long value) {
        if (bar != 5) {
            return;
        }
        for (int done = 0; done < size; ) {
            long at = offset + done;
            int skip = (int) at & 1;
            int count = Math.min(2 - skip, size - done);
            long enables = (-1L >>> 64 - 8 * count) << 8 * skip;
            part(at - skip, (value >>> 8 * done << 8 * skip) & enables, enables);
            done += count;
        }
    }

    private void part(long offset, long value, long enables) {
        if (offset >= 0x100 && offset < 0x104) {
            int index = (int) (offset - 0x100) / 2;
            RING_SIZE[index] = RING_SIZE[index] & (int) ~enables | (int) value;
        }
    }
}
