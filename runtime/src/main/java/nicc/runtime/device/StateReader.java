package nicc.runtime.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.runtime.memory.FrameBuffer;

/// Reads an image that [StateWriter] has written, for [NicDevice#restore]. The image may be hostile: first
/// everything is checked with the `expect` methods and [#finish()], then values are taken, which cannot fail
/// any more.
public final class StateReader {
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> expected = new HashSet<>();
    private final ByteBuffer image;
    private final long now;

    private record Entry(StateImage.Kind kind, int width, int count, int position) {}

    /// Takes an image apart.
    ///
    /// @param snapshot the image; it is not copied
    /// @param specHash SHA-256 of the spec that it must be of, in hexadecimal
    /// @param now the device's time
    /// @throws StateFormatException when it is no image, or one of another spec
    public StateReader(byte[] snapshot, String specHash, long now) throws StateFormatException {
        image = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
        this.now = now;
        need(StateImage.HEADER_BYTES);
        check(image.getInt() == StateImage.MAGIC, "is no snapshot of a device");
        int version = Short.toUnsignedInt(image.getShort());
        check(version == StateImage.VERSION, "has version " + version + ", not " + StateImage.VERSION);
        byte[] hash = new byte[StateImage.HASH_BYTES];
        image.get(hash);
        check(Arrays.equals(hash, HexFormat.of().parseHex(specHash)), "is of another spec");
        int count = image.getInt();
        for (int i = 0; i != count; i++) {
            entry();
        }
        check(!image.hasRemaining(), "goes on after its last entry, at byte " + image.position());
    }

    private void entry() throws StateFormatException {
        need(2);
        int length = Short.toUnsignedInt(image.getShort());
        need(length + 6);
        byte[] bytes = new byte[length];
        image.get(bytes);
        String name = new String(bytes, StandardCharsets.UTF_8);
        Optional<StateImage.Kind> kind = StateImage.Kind.of(Byte.toUnsignedInt(image.get()));
        int width = Byte.toUnsignedInt(image.get());
        int count = image.getInt();
        check(kind.isPresent() && width >= 1 && width <= Long.SIZE, "has a malformed " + name);
        long size = Integer.toUnsignedLong(count) * ((width + 7) / 8);
        check(size <= image.remaining(), "ends within " + name);
        Entry entry = new Entry(kind.orElseThrow(), width, count, image.position());
        check(entries.put(name, entry) == null, "has " + name + " twice");
        image.position(image.position() + (int) size);
    }

    /// Checks a cell.
    ///
    /// @param name the cell
    /// @param width bits of an element
    /// @param count elements
    /// @throws StateFormatException when it is not there, has another shape, or a value does not fit
    public void expectCell(String name, int width, int count) throws StateFormatException {
        Entry entry = expect(name, StateImage.Kind.CELL);
        check(entry.width() == width && entry.count() == count, "has another shape of " + name);
        for (int i = 0; i < count; i++) {
            check(
                    width == Long.SIZE || value(entry, i) >>> width == 0,
                    "has a value of " + name + " that does not fit");
        }
    }

    /// Checks a moment.
    ///
    /// @param name what it is the moment of
    /// @throws StateFormatException when it is not there or too far away
    public void expectMoment(String name) throws StateFormatException {
        Entry entry = expect(name, StateImage.Kind.MOMENT);
        check(entry.width() == Long.SIZE && entry.count() == 1, "has another shape of " + name);
        long left = value(entry, 0);
        check(left == -1 || (left >= 0 && now + left >= 0), "has a moment of " + name + " that never comes");
    }

    /// Checks a buffer.
    ///
    /// @param name the buffer
    /// @param capacity bytes at most
    /// @throws StateFormatException when it is not there or too long
    public void expectBuffer(String name, int capacity) throws StateFormatException {
        Entry entry = expect(name, StateImage.Kind.BUFFER);
        boolean fits = entry.width() == Byte.SIZE && Integer.compareUnsigned(entry.count(), capacity) <= 0;
        check(fits, "has more bytes in " + name + " than fit");
    }

    /// Checks that nothing else is there.
    ///
    /// @throws StateFormatException when there is an entry that was not expected
    public void finish() throws StateFormatException {
        for (String name : entries.keySet()) {
            check(expected.contains(name), "has " + name + ", which the device has not");
        }
    }

    /// The value of a cell that was expected.
    ///
    /// @param name the cell
    /// @return its value
    public long cell(String name) {
        return value(present(name), 0);
    }

    /// Takes over the elements of a cell that was expected.
    ///
    /// @param name the cell
    /// @param into as many as were expected
    public void cells(String name, int[] into) {
        Arrays.setAll(into, i -> (int) value(present(name), i));
    }

    /// Takes over the elements of a cell that was expected.
    ///
    /// @param name the cell
    /// @param into as many as were expected
    public void cells(String name, long[] into) {
        Arrays.setAll(into, i -> value(present(name), i));
    }

    /// A moment that was expected.
    ///
    /// @param name what it is the moment of
    /// @return nanoseconds on the device's clock, or [Long#MAX_VALUE] for never
    public long moment(String name) {
        long left = value(present(name), 0);
        return left == -1 ? StateImage.NEVER : now + left;
    }

    /// Takes over the bytes of a buffer that was expected.
    ///
    /// @param name the buffer
    /// @param into takes them
    public void buffer(String name, FrameBuffer into) {
        Entry entry = present(name);
        into.clear();
        into.resize(entry.count());
        for (int i = 0; i < entry.count(); i++) {
            into.put8(i, image.get(entry.position() + i));
        }
    }

    private Entry present(String name) {
        Entry entry = entries.get(name);
        if (entry == null || !expected.contains(name)) {
            throw new IllegalStateException(name + " was not expected");
        }
        return entry;
    }

    private Entry expect(String name, StateImage.Kind kind) throws StateFormatException {
        Entry entry = entries.get(name);
        if (entry == null || entry.kind() != kind) {
            throw new StateFormatException("the image has no " + name);
        }
        expected.add(name);
        return entry;
    }

    private long value(Entry entry, int index) {
        int bytes = (entry.width() + 7) / 8;
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= Byte.toUnsignedLong(image.get(entry.position() + index * bytes + i)) << (8 * i);
        }
        return value;
    }

    private void need(int bytes) throws StateFormatException {
        check(image.remaining() >= bytes, "ends at byte " + image.limit());
    }

    private static void check(boolean holds, String otherwise) throws StateFormatException {
        if (!holds) {
            throw new StateFormatException("the image " + otherwise);
        }
    }
}
