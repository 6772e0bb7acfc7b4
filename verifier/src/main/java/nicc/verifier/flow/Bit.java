package nicc.verifier.flow;

import java.util.Set;
import java.util.TreeSet;

/// What is known about one bit.
public sealed interface Bit {

    /// Bit 0.
    Bit ZERO = new Known(false);

    /// Bit 1.
    Bit ONE = new Known(true);

    /// What the bit can depend on.
    ///
    /// @return names of sources: cells, and what [Source] names
    Set<String> sources();

    /// Always the same.
    ///
    /// @param one whether it is 1
    record Known(boolean one) implements Bit {
        @Override
        public Set<String> sources() {
            return Set.of();
        }
    }

    /// The bit of a source as it was before the event.
    ///
    /// @param source the cell, or what [Source] names
    /// @param element which element of an array: a number, or the name of the source that it is; empty for no
    /// array
    /// @param position which bit
    record Copy(String source, String element, int position) implements Bit {
        @Override
        public Set<String> sources() {
            return Set.of(source);
        }
    }

    /// Some function of its sources.
    ///
    /// @param sources nothing else decides it
    record Mixed(Set<String> sources) implements Bit {
        /// Copies the set.
        public Mixed {
            sources = Set.copyOf(sources);
        }
    }

    /// A function of two bits of which nothing else is known.
    ///
    /// @param a a bit
    /// @param b another
    /// @return a bit that depends on what they depend on
    static Bit mix(Bit a, Bit b) {
        if (b instanceof Mixed mixed && mixed.sources().containsAll(a.sources())) {
            return b;
        }
        if (a instanceof Mixed mixed && mixed.sources().containsAll(b.sources())) {
            return a;
        }
        Set<String> all = new TreeSet<>(a.sources());
        all.addAll(b.sources());
        return new Mixed(all);
    }
}
