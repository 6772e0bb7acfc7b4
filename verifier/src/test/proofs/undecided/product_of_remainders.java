// action product
final class Fixture {
    private int B;
    private int D;

    void product() {
        long b = Integer.remainderUnsigned(B, 10007);
        long d = Integer.remainderUnsigned(D, 10007);
        B = (int) (b * d % 10007);
    }
}
