// action advance
final class Fixture {
    private int LEN;
    private int HEAD;

    void advance() {
        int next = (HEAD & 0xFF) + 1;
        if (next == (LEN & 0xFF)) {
            next = 0;
        }
        HEAD = HEAD & ~0xFF | next & 0xFF;
    }
}
