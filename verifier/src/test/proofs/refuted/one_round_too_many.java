// action twice
final class Fixture {
    private int B;

    void twice(int n) {
        for (int i = 0; i <= n; i++) {
            B += i;
        }
    }
}
