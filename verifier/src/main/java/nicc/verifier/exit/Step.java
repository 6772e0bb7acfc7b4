package nicc.verifier.exit;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nicc.dsl.model.Layout;

/// A step of a driver program, or of the world around it.
public sealed interface Step {

    /// The driver reads a register, whole.
    ///
    /// @param site the site
    /// @param index the element of an array
    record Read(Site site, int index) implements Step {
        @Override
        public String toString() {
            return site.name() + (site.register().count() > 1 ? "[" + index + "]" : "");
        }
    }

    /// The driver writes a register, whole.
    ///
    /// @param site the site
    /// @param index the element of an array
    /// @param value the value, as wide as the register
    record Write(Site site, int index, long value) implements Step {
        @Override
        public String toString() {
            return site.name() + (site.register().count() > 1 ? "[" + index + "]" : "") + " = 0x"
                    + Long.toHexString(value);
        }
    }

    /// Time passes; the guest does nothing that reaches the device.
    ///
    /// @param nanos nanoseconds
    record Time(long nanos) implements Step {
        @Override
        public String toString() {
            return nanos + " ns pass";
        }
    }

    /// A frame arrives.
    ///
    /// @param octets how many
    /// @param fill what each of them is
    /// @param patches but for these, by their place
    record Frame(int octets, int fill, SortedMap<Integer, Integer> patches) implements Step {
        /// Copies the map.
        public Frame {
            patches = Collections.unmodifiableSortedMap(new TreeMap<>(patches));
        }

        /// The frame.
        ///
        /// @return its bytes
        byte[] bytes() {
            byte[] bytes = new byte[octets];
            Arrays.fill(bytes, (byte) fill);
            patches.forEach((place, value) -> bytes[place] = value.byteValue());
            return bytes;
        }

        @Override
        public String toString() {
            String but = patches.entrySet().stream()
                    .map(patch -> HexFormat.of().toHexDigits(patch.getValue().byteValue()) + " at " + patch.getKey())
                    .collect(Collectors.joining(", "));
            return "a frame of " + octets + " bytes " + HexFormat.of().toHexDigits((byte) fill)
                    + (but.isEmpty() ? "" : " but " + but) + " arrives";
        }
    }

    /// The driver puts a descriptor into its memory; the device is not told.
    ///
    /// @param ring the ring that it is for
    /// @param layout its shape
    /// @param address where
    /// @param fields fields that are not 0, by name
    record Descriptor(String ring, Layout layout, long address, SortedMap<String, Long> fields) implements Step {
        /// Copies the map.
        public Descriptor {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        /// The descriptor.
        ///
        /// @return its bytes, little endian
        byte[] bytes() {
            byte[] bytes = new byte[layout.bytes()];
            for (Layout.Slice slice : layout.fields()) {
                long value = fields.getOrDefault(slice.name(), 0L);
                for (int bit = slice.lsb(); bit <= slice.msb(); bit++) {
                    bytes[bit / 8] |= (byte) ((value >>> (bit - slice.lsb()) & 1) << (bit % 8));
                }
            }
            return bytes;
        }

        @Override
        public String toString() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + " = 0x" + Long.toHexString(field.getValue()))
                    .collect(Collectors.joining(
                            ", ", "descriptor of " + ring + " at 0x" + Long.toHexString(address) + " {", "}"));
        }
    }

    /// The link comes up or goes down.
    ///
    /// @param up which
    record Link(boolean up) implements Step {
        @Override
        public String toString() {
            return "the link " + (up ? "comes up" : "goes down");
        }
    }
}
