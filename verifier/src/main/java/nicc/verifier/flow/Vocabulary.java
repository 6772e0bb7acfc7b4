package nicc.verifier.flow;

import java.util.Comparator;
import java.util.List;

/// What a device's events look at and compare with: what is worth putting where when a state is looked for.
///
/// @param loads places in buffers, in order
/// @param tests places that are compared with constants, in order
public record Vocabulary(List<Load> loads, List<Test> tests) {

    /// Copies the lists.
    public Vocabulary {
        loads = List.copyOf(loads);
        tests = List.copyOf(tests);
    }

    /// Bytes of a buffer that code looks at.
    ///
    /// @param buffer the buffer's name
    /// @param offset where
    /// @param bytes how many
    /// @param bigEndian in which order
    public record Load(String buffer, long offset, int bytes, boolean bigEndian) implements Comparable<Load> {
        private static final Comparator<Load> ORDER = Comparator.comparing(Load::buffer)
                .thenComparing(Load::offset)
                .thenComparing(Load::bytes)
                .thenComparing(Load::bigEndian);

        @Override
        public int compareTo(Load other) {
            return ORDER.compare(this, other);
        }
    }

    /// A comparison.
    ///
    /// @param load the place
    /// @param value the constant
    public record Test(Load load, long value) implements Comparable<Test> {
        private static final Comparator<Test> ORDER =
                Comparator.comparing(Test::load).thenComparing(Test::value);

        @Override
        public int compareTo(Test other) {
            return ORDER.compare(this, other);
        }
    }
}
