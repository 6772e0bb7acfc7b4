// action fill
final class Fixture {
    private int B;
    private final long[] table = new long[64];

    void fill(int n, int first) {
        long next = first;
        for (int i = 2; i < n && i - 2 < 64; i++) {
            if (i < 64) {
                table[i] = next;
            }
            next = next + i & 0xFFFFFFFFFFFFL;
        }
        B = (int) (next + 1);
    }
}
