// action once
final class Fixture {
    private int B;

    void once() {
        B = 1;
        twice(1);
    }

    private void twice(int rounds) {
        if (rounds != 0) {
            twice(rounds * 3);
        }
    }
}
