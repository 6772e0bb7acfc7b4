package nicc.runtime.analysis;

import java.util.Arrays;

/// Counts what cards do that [Instrumentation] has changed. There is one count for the whole process, because changed
/// classes have nobody else to tell: only one such card may run at a time.
public final class Operations {
    private static final long[] COUNTS = new long[Operation.values().length];
    private static final long[] BYTES = new long[Operation.values().length];

    private Operations() {}

    /// What was counted.
    ///
    /// @param counts how often, by the operation's ordinal
    /// @param bytes how many bytes, by the operation's ordinal
    record Sums(long[] counts, long[] bytes) {

        /// Copies the arrays.
        Sums {
            counts = counts.clone();
            bytes = bytes.clone();
        }

        long count(Operation operation) {
            return counts[operation.ordinal()];
        }

        long bytes(Operation operation) {
            return bytes[operation.ordinal()];
        }
    }

    /// Counts an operation. Changed classes call it.
    ///
    /// @param size bytes, an unsigned number
    /// @param operation the operation's ordinal
    public static void count(int size, int operation) {
        COUNTS[operation]++;
        BYTES[operation] += Integer.toUnsignedLong(size);
    }

    /// Begins anew.
    static void clear() {
        Arrays.fill(COUNTS, 0);
        Arrays.fill(BYTES, 0);
    }

    /// What was counted since then.
    static Sums sums() {
        return new Sums(COUNTS, BYTES);
    }
}
