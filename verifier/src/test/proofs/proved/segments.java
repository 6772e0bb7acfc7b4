// action segments
final class Fixture {
    private int N;

    void segments(int payload, int mss) {
        N = mss == 0 ? 0 : (payload + mss - 1) / mss;
    }
}
