package nicc.runtime.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The table and the pending bits of MSI-X in a region of their own (PCI Local Bus 3.0, section 6.8.2). A
/// hypervisor that emulates the table swaps eventfds instead of writing it, so that what is stored here decides
/// nothing: it answers a guest that reads back what it wrote. No vector is ever held pending on this side.
final class MsixTable {
    /// Bytes of a table entry: address, upper address, data, vector control.
    static final int ENTRY = 16;

    private static final int ADDRESS = 0;
    private static final int VECTOR_CONTROL = 12;
    private static final int MASKED = 1;

    private final ByteBuffer table;

    MsixTable(int vectors) {
        table = ByteBuffer.allocate(vectors * ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        reset();
    }

    void reset() {
        for (int at = 0; at < table.capacity(); at += 4) {
            table.putInt(at, at % ENTRY == VECTOR_CONTROL ? MASKED : 0);
        }
    }

    long read(long offset, int size) {
        long result = 0;
        for (int i = 0; i < size; i++) {
            long at = offset + i;
            result |= at >= 0 && at < table.capacity() ? (table.get((int) at) & 0xFFL) << (8 * i) : 0;
        }
        return result;
    }

    /// Only whole words count: software must use aligned accesses of 4 or 8 bytes, anything else is undefined
    /// there and has no effect here.
    void write(long offset, int size, long value) {
        if (size % 4 != 0 || offset % 4 != 0) {
            return;
        }
        for (int i = 0; i < size; i += 4) {
            long at = offset + i;
            if (at >= 0 && at < table.capacity()) {
                table.putInt((int) at, (int) (value >>> (8 * i)) & writable((int) at % ENTRY));
            }
        }
    }

    private static int writable(int field) {
        return switch (field) {
            case ADDRESS -> ~3;
            case VECTOR_CONTROL -> MASKED;
            default -> ~0;
        };
    }
}
