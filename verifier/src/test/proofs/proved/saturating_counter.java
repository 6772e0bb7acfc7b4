// action bump
final class Fixture {
    private int C;

    void bump() {
        C = (C & 0xFF) == 0xFF ? C : C & ~0xFF | (C & 0xFF) + 1;
    }
}
