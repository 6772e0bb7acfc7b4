package nicc.verifier.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.verifier.smt.Term;

/// The state image that a run writes (`StateWriter`) or reads (`StateReader`, docs/architecture.md). A reader
/// throws
/// where the image is not as it expects; a run goes on as if it were, so what it takes is a value of the
/// expected
/// shape.
public final class Image {
    private final List<Entry> written = new ArrayList<>();
    private final List<Entry> expected = new ArrayList<>();
    private final Map<String, Term> content = new HashMap<>();
    private final List<String> hashes = new ArrayList<>();
    private boolean checked;

    /// Kinds of entries.
    public enum Kind {
        /// Values of a width.
        CELL,
        /// A moment on the device's clock.
        MOMENT,
        /// A buffer's bytes.
        BUFFER
    }

    /// The shape of an entry.
    ///
    /// @param kind its kind
    /// @param name what it is
    /// @param width bits of a value; 64 for moments and 8 for buffers
    /// @param count values; of a buffer, its capacity
    public record Shape(Kind kind, String name, int width, int count) {}

    /// An entry.
    ///
    /// @param shape its shape
    /// @param value its value: 64 bits, an array, or a buffer's content; empty where only the shape is asked
    /// for
    public record Entry(Shape shape, Optional<Term> value) {}

    /// What has been written.
    ///
    /// @return the entries in order
    public List<Entry> written() {
        return Collections.unmodifiableList(written);
    }

    /// What has been asked of the image before anything was taken.
    ///
    /// @return the shapes in order
    public List<Shape> expected() {
        return expected.stream().map(Entry::shape).toList();
    }

    /// The hashes of the specs that images are of.
    ///
    /// @return in order, one for each writer and reader
    public List<String> hashes() {
        return Collections.unmodifiableList(hashes);
    }

    void of(String hash) {
        hashes.add(hash);
    }

    void hold(Map<String, Term> values) {
        content.putAll(values);
    }

    void write(Shape shape, Term value) {
        written.add(new Entry(shape, Optional.of(value)));
    }

    void expect(Shape shape) {
        expected.add(new Entry(shape, Optional.empty()));
    }

    void finish() {
        checked = true;
    }

    /// What the image holds by a name.
    ///
    /// @return empty where it was not asked for with this kind, or the image was not checked to its end
    Optional<Shape> checked(Kind kind, String name) {
        return expected().stream()
                .filter(shape -> checked && shape.kind() == kind && shape.name().equals(name))
                .findFirst();
    }

    Optional<Term> value(String name) {
        return Optional.ofNullable(content.get(name));
    }
}
