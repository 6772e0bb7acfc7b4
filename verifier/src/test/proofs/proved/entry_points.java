// entry points
final class Fixture {
    private int R;

    void link(boolean up) {}

    private void poke(int value) {
        R = value;
    }
}
