// step never
final class Fixture {
    private int B;

    boolean neverReady() {
        return false;
    }

    void neverStep() {
        B = 1;
    }
}
