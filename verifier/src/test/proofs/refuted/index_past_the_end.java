// action keep
final class Fixture {
    private int B;
    private final int[] table = new int[4];

    void keep(int i, int v) {
        table[i] = v;
    }
}
