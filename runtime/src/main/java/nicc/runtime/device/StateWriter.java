package nicc.runtime.device;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nicc.runtime.memory.FrameBuffer;

/// Writes a device's state, named cell by cell, for [NicDevice#save].
public final class StateWriter {
    private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
    private final byte[] specHash;
    private final long now;
    private int count;

    /// Begins an image.
    ///
    /// @param specHash SHA-256 of the spec, in hexadecimal
    /// @param now the device's time; moments are kept as what is left until then
    public StateWriter(String specHash, long now) {
        this.specHash = HexFormat.of().parseHex(specHash);
        this.now = now;
        if (this.specHash.length != StateImage.HASH_BYTES) {
            throw new IllegalArgumentException("not a SHA-256: " + specHash);
        }
    }

    /// Adds a single value.
    ///
    /// @param name the cell
    /// @param width its bits
    /// @param value zero above them
    /// @throws IllegalArgumentException when it is not: it would not come back
    public void cell(String name, int width, long value) {
        if (width < Long.SIZE && value >>> width != 0) {
            throw new IllegalArgumentException(name + " has " + width + " bits and not 0x" + Long.toHexString(value));
        }
        begin(name, StateImage.Kind.CELL, width, 1);
        number(value, (width + 7) / 8);
    }

    /// Adds an array of up to 32 bits an element.
    ///
    /// @param name the cell
    /// @param width bits of an element
    /// @param values the elements
    public void cells(String name, int width, int[] values) {
        begin(name, StateImage.Kind.CELL, width, values.length);
        for (int v : values) {
            number(v & 0xFFFF_FFFFL, (width + 7) / 8);
        }
    }

    /// Adds an array.
    ///
    /// @param name the cell
    /// @param width bits of an element
    /// @param values the elements
    public void cells(String name, int width, long[] values) {
        begin(name, StateImage.Kind.CELL, width, values.length);
        for (long v : values) {
            number(v, (width + 7) / 8);
        }
    }

    /// Adds a moment on the device's clock.
    ///
    /// @param name what it is the moment of
    /// @param moment nanoseconds, or [Long#MAX_VALUE] for never
    public void moment(String name, long moment) {
        begin(name, StateImage.Kind.MOMENT, Long.SIZE, 1);
        number(moment == StateImage.NEVER ? -1 : Math.max(0, moment - now), Long.BYTES);
    }

    /// Adds a buffer.
    ///
    /// @param name the buffer
    /// @param buffer its bytes up to its length
    public void buffer(String name, FrameBuffer buffer) {
        begin(name, StateImage.Kind.BUFFER, Byte.SIZE, buffer.length());
        for (int i = 0; i < buffer.length(); i++) {
            entries.write(buffer.get8(i));
        }
    }

    /// The image.
    ///
    /// @return what [StateReader] takes
    public byte[] toByteArray() {
        ByteBuffer image =
                ByteBuffer.allocate(StateImage.HEADER_BYTES + entries.size()).order(ByteOrder.LITTLE_ENDIAN);
        image.putInt(StateImage.MAGIC)
                .putShort((short) StateImage.VERSION)
                .put(specHash)
                .putInt(count);
        image.put(entries.toByteArray());
        return image.array();
    }

    private void begin(String name, StateImage.Kind kind, int width, int values) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        number(bytes.length, 2);
        entries.writeBytes(bytes);
        number(kind.code(), 1);
        number(width, 1);
        number(values, 4);
        count++;
    }

    private void number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            entries.write((int) (value >>> (8 * i)));
        }
    }
}
