// action pass
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.GuestMemory;

final class Fixture {
    private GuestMemory memory;
    private int deferredCount;
    private long deferredLow;
    private long deferredLast;
    private final long[] deferredAddresses = new long[4];
    private final long[] deferredValues = new long[4];
    private final int[] deferredKinds = new int[4];
    private int B;
    private FrameBuffer f;

    private void defer(int kind, long at, long value) {
        if (deferredCount == 4) {
            flushDeferred();
        }
        long end = at + 7L;
        if (Long.compareUnsigned(end, at) < 0) {
            end = -1L;
        }
        if (deferredCount == 0 || Long.compareUnsigned(at, deferredLow) < 0) {
            deferredLow = at;
        }
        if (deferredCount == 0 || Long.compareUnsigned(deferredLast, end) < 0) {
            deferredLast = end;
        }
        deferredKinds[deferredCount] = kind;
        deferredAddresses[deferredCount] = at;
        deferredValues[deferredCount] = value;
        deferredCount += 1;
    }

    private void flushDeferred() {
        for (int i = 0; i < deferredCount; i++) {
            storeDeferred(deferredKinds[i], deferredAddresses[i], deferredValues[i]);
        }
        deferredCount = 0;
    }

    private void settleDeferred(long at, int length) {
        if (deferredCount != 0
                && (Long.compareUnsigned(deferredLow, at) <= 0 && Long.compareUnsigned(at, deferredLast) <= 0
                        || Long.compareUnsigned(deferredLow - at, length & 0xFFFFFFFFL) < 0)) {
            flushDeferred();
        }
    }

    private void storeDeferred(int kind, long at, long value) {
        switch (kind) {
            case 0 -> memory.writeByte(at, (int) value);
            case 1 -> memory.writeShort(at, (int) value);
            case 2 -> memory.writeInt(at, (int) value);
            case 3 -> memory.writeLong(at, value);
            case 4 -> memory.publishByte(at, (int) value);
            case 5 -> memory.publishShort(at, (int) value);
            case 6 -> memory.publishInt(at, (int) value);
            default -> memory.publishLong(at, value);
        }
    }

    void pass(long at, int n) {
        for (int round = 0; round < 300 && B != 0; round++) {
            defer(1, at, n);
            settleDeferred(B & 0xFFFFFFFFL, 4);
            B = memory.readInt(B & 0xFFFFFFFFL);
        }
    }
}
