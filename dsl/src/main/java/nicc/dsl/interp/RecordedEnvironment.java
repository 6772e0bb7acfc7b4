package nicc.dsl.interp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An environment with memory in ranges and a record of everything observed, in order.
public final class RecordedEnvironment implements Environment {
    private final TreeMap<Long, byte[]> ranges = new TreeMap<>(Long::compareUnsigned);
    private final List<Effect> effects = new ArrayList<>();

    /// Maps memory, all bytes 0.
    ///
    /// @param address of the first byte; the range overlaps no other
    /// @param bytes how many
    /// @return this
    public RecordedEnvironment map(long address, int bytes) {
        ranges.put(address, new byte[bytes]);
        return this;
    }

    /// Stores bytes as the guest does: unobserved.
    ///
    /// @param address of the first byte
    /// @param bytes the bytes
    public void poke(long address, byte... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            write(address + i, Byte.toUnsignedInt(bytes[i]));
        }
    }

    /// Loads bytes as the guest does: unobserved.
    ///
    /// @param address of the first byte
    /// @param bytes how many
    /// @return the bytes
    public Octets dump(long address, int bytes) {
        byte[] result = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            result[i] = (byte) read(address + i);
        }
        return Octets.of(result);
    }

    /// What has been observed since the last call.
    ///
    /// @return the effects in order
    public List<Effect> drain() {
        List<Effect> result = List.copyOf(effects);
        effects.clear();
        return result;
    }

    @Override
    public int read(long address) {
        Map.@Nullable Entry<Long, byte[]> range = ranges.floorEntry(address);
        return mapped(range, address) ? Byte.toUnsignedInt(range.getValue()[(int) (address - range.getKey())]) : 0xFF;
    }

    @Override
    public void write(long address, int value) {
        Map.@Nullable Entry<Long, byte[]> range = ranges.floorEntry(address);
        if (mapped(range, address)) {
            range.getValue()[(int) (address - range.getKey())] = (byte) value;
        }
    }

    @Override
    public void observe(Effect effect) {
        effects.add(effect);
    }

    private static boolean mapped(Map.@Nullable Entry<Long, byte[]> range, long address) {
        return range != null && Long.compareUnsigned(address - range.getKey(), range.getValue().length) < 0;
    }
}
