// ready e
final class Fixture {
    private int LEN;
    private int HEAD;
    private int TAIL;

    boolean eReady() {
        int size = LEN & 0xFF;
        int head = HEAD & 0xFF;
        int tail = TAIL & 0xFF;
        return head < size && tail < size && head != tail;
    }
}
