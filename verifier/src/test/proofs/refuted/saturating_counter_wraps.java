// action bump
final class Fixture {
    private int C;

    void bump() {
        C = C & ~0xFF | (C + 1) & 0xFF;
    }
}
