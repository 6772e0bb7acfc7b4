package nicc.verifier.replay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nicc.dsl.interp.Octets;

/// A state image as bytes (docs/architecture.md, "Snapshots"): a header, then entries.
///
/// @param header magic, version and the spec's hash
/// @param entries what it holds, in order
record ImageBytes(Octets header, List<Entry> entries) {
    private static final int HEADER_BYTES = 4 + 2 + 32;

    static final int CELL = 0;
    static final int MOMENT = 1;
    static final int BUFFER = 2;

    /// A part.
    ///
    /// @param name its name
    /// @param kind [#CELL], [#MOMENT] or [#BUFFER]
    /// @param width bits of a value
    /// @param values its values
    record Entry(String name, int kind, int width, List<Long> values) {
        Entry {
            values = List.copyOf(values);
        }

        private int bytes() {
            return (width + Byte.SIZE - 1) / Byte.SIZE;
        }
    }

    /// Takes an image apart.
    ///
    /// @throws java.nio.BufferUnderflowException when it ends too early
    static ImageBytes of(byte[] image) {
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[HEADER_BYTES];
        bytes.get(header);
        int count = bytes.getInt();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] name = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(name);
            int kind = Byte.toUnsignedInt(bytes.get());
            int width = Byte.toUnsignedInt(bytes.get());
            int values = bytes.getInt();
            Entry shape = new Entry(new String(name, StandardCharsets.UTF_8), kind, width, List.of());
            List<Long> all = new ArrayList<>();
            for (int v = 0; v < values; v++) {
                all.add(number(bytes, shape.bytes()));
            }
            entries.add(new Entry(shape.name(), kind, width, all));
        }
        return new ImageBytes(Octets.of(header), entries);
    }

    private static long number(ByteBuffer bytes, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= Byte.toUnsignedLong(bytes.get()) << (Byte.SIZE * i);
        }
        return value;
    }

    /// The same header with other entries.
    ImageBytes with(List<Entry> others) {
        return new ImageBytes(header, others);
    }

    /// The image.
    byte[] bytes() {
        int size = header.length() + Integer.BYTES;
        for (Entry entry : entries) {
            size += 8
                    + entry.name().getBytes(StandardCharsets.UTF_8).length
                    + entry.bytes() * entry.values().size();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header.toArray()).putInt(entries.size());
        for (Entry entry : entries) {
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            bytes.putShort((short) name.length).put(name);
            bytes.put((byte) entry.kind())
                    .put((byte) entry.width())
                    .putInt(entry.values().size());
            for (long value : entry.values()) {
                for (int i = 0; i < entry.bytes(); i++) {
                    bytes.put((byte) (value >>> (Byte.SIZE * i)));
                }
            }
        }
        return bytes.array();
    }
}
