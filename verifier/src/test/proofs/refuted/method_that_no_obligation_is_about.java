// entry points
final class Fixture {
    private int R;

    void link(boolean up) {}

    void poke(int value) {
        R = value;
    }
}
