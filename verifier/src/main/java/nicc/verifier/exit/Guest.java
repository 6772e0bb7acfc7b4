package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.interp.Effect;
import nicc.dsl.interp.Environment;

/// What a guest and the wire see of a device, in order: values of reads, stores into memory, frames, interrupt
/// lines, messages, and time that passes. That a device reads memory is not seen.
final class Guest implements Environment {
    private static final int MEMORY = 0x10000;

    private final byte[] memory = new byte[MEMORY];
    private final List<Object> seen = new ArrayList<>();

    /// Begins anew, with memory as it is given.
    void begin(byte[] content) {
        System.arraycopy(content, 0, memory, 0, MEMORY);
        seen.clear();
    }

    /// Memory of zeros.
    static byte[] empty() {
        return new byte[MEMORY];
    }

    /// A copy of the memory.
    byte[] memory() {
        return memory.clone();
    }

    /// The driver stores into its memory.
    void store(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            write(address + i, bytes[i]);
        }
    }

    void see(Object what) {
        seen.add(what);
    }

    List<Object> seen() {
        return List.copyOf(seen);
    }

    @Override
    public int read(long address) {
        return mapped(address) ? Byte.toUnsignedInt(memory[(int) address]) : 0xFF;
    }

    @Override
    public void write(long address, int value) {
        if (mapped(address)) {
            memory[(int) address] = (byte) value;
        }
    }

    @Override
    public void observe(Effect effect) {
        if (!(effect instanceof Effect.DmaRead)) {
            seen.add(effect);
        }
    }

    private static boolean mapped(long address) {
        return Long.compareUnsigned(address, MEMORY) < 0;
    }
}
