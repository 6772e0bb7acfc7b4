// action walk
import nicc.runtime.memory.GuestMemory;

final class Fixture {
    private GuestMemory memory;
    private int B;
    private int C;

    void walk() {
        C = 0;
        for (int round = 0; round < 300 && B > 1; round++) {
            int next = memory.readInt(B & 0xFFFFFFFFL);
            C += B;
            B = next;
        }
    }
}
