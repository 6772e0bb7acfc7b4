// action segments
final class Fixture {
    private int N;

    void segments(int payload, int mss) {
        N = (payload + mss - 1) / mss;
    }
}
