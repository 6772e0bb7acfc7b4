package nicc.verifier.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/// A bit vector of which each bit knows its origin.
///
/// @param bits from the least significant
public record Word(List<Bit> bits) {

    /// Copies the list.
    public Word {
        bits = List.copyOf(bits);
    }

    /// A vector of known value.
    ///
    /// @param value any number, cut to the width
    /// @param width at least 1
    /// @return the vector
    public static Word of(long value, int width) {
        return of(width, i -> i < Long.SIZE && (value >>> i & 1) != 0 ? Bit.ONE : Bit.ZERO);
    }

    /// A source as it was before the event.
    ///
    /// @param source its name
    /// @param element the element of an array, or an empty string
    /// @param width bits
    /// @return the vector
    public static Word copy(String source, String element, int width) {
        return of(width, i -> new Bit.Copy(source, element, i));
    }

    /// Bits of which only the sources are known.
    ///
    /// @param sources what they depend on
    /// @param width bits
    /// @return the vector
    public static Word mixed(Set<String> sources, int width) {
        return new Word(Collections.nCopies(width, new Bit.Mixed(sources)));
    }

    static Word of(int width, IntFunction<Bit> bit) {
        List<Bit> bits = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            bits.add(bit.apply(i));
        }
        return new Word(bits);
    }

    /// The number of bits.
    ///
    /// @return at least 1
    public int width() {
        return bits.size();
    }

    /// The value, where it is known.
    ///
    /// @return empty when a bit is not known or the vector is wider than 64 bits
    public OptionalLong value() {
        long value = 0;
        for (int i = 0; i < width(); i++) {
            if (!(bits.get(i) instanceof Bit.Known known) || i >= Long.SIZE) {
                return OptionalLong.empty();
            }
            value |= known.one() ? 1L << i : 0;
        }
        return OptionalLong.of(value);
    }

    /// What the vector can depend on.
    ///
    /// @return names of sources
    public Set<String> sources() {
        Set<String> all = new TreeSet<>();
        bits.forEach(bit -> all.addAll(bit.sources()));
        return all;
    }
}
