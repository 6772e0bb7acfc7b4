// action once
final class Fixture {
    private int B;

    void once() {
        B = 1;
        for (int i = 1; i != 0; i *= 3) {}
    }
}
