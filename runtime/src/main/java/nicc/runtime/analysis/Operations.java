package nicc.runtime.analysis;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// Counts what cards do that [Instrumentation] has changed. There is one count for the whole process, because changed
/// classes have nobody else to tell: only one such card may run at a time.
public final class Operations {
    private static final long[] COUNTS = new long[Operation.values().length];
    private static final long[] BYTES = new long[Operation.values().length];

    private Operations() {}

    /// What was counted.
    ///
    /// @param counts how often
    /// @param bytes how many bytes
    record Sums(Map<Operation, Long> counts, Map<Operation, Long> bytes) {

        long count(Operation operation) {
            return counts.getOrDefault(operation, 0L);
        }

        long bytes(Operation operation) {
            return bytes.getOrDefault(operation, 0L);
        }
    }

    /// Counts an operation. Changed classes call it.
    ///
    /// @param size bytes, an unsigned number
    /// @param operation the operation's code
    public static void count(int size, int operation) {
        COUNTS[operation]++;
        BYTES[operation] += Integer.toUnsignedLong(size);
    }

    /// What was counted so far. On the thread of the card that counts.
    ///
    /// @return sums since the last [#clear()]
    public static OperationCounts counts() {
        Sums sums = sums();
        return new OperationCounts(
                sums.count(Operation.ACCESS),
                sums.count(Operation.COPY),
                sums.bytes(Operation.COPY),
                sums.count(Operation.CHECKSUM));
    }

    /// Begins anew.
    static void clear() {
        Arrays.fill(COUNTS, 0);
        Arrays.fill(BYTES, 0);
    }

    /// What was counted since then.
    static Sums sums() {
        Map<Operation, Long> counts = new EnumMap<>(Operation.class);
        Map<Operation, Long> bytes = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            counts.put(operation, COUNTS[operation.code()]);
            bytes.put(operation, BYTES[operation.code()]);
        }
        return new Sums(counts, bytes);
    }
}
