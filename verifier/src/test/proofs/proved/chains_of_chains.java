// action walk
import nicc.runtime.memory.GuestMemory;

final class Fixture {
    private GuestMemory memory;
    private int B;
    private int C;

    void walk() {
        for (int round = 0; round < 100 && B != 0; round++) {
            for (int link = 0; link < 100 && C != 0; link++) {
                C = memory.readInt(B & 0xFFFFFFFFL);
            }
            B = memory.readInt(C & 0xFFFFFFFFL);
            C = B + 1;
        }
    }
}
