package nicc.verifier.refine;

import java.lang.classfile.FieldModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Timer;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.encode.Names;

/// Which field of a class holds which part of a spec's state. Made of the compiler's hints. Every field is
/// explained.
/// A part of the state may lack a field: the class then agrees with the spec for all values of it, or it is
/// refuted.
final class Correspondence {
    /// How a field stands for a part of the state.
    enum Kind {
        /// A number, zero extended; a truth value is 0 or 1.
        NUMBER,
        /// An array, its elements zero extended.
        ARRAY,
        /// The moment of a timer, [Long#MAX_VALUE] when it does not run.
        TIMER,
        /// A moment.
        MOMENT,
        /// A buffer.
        BUFFER,
        /// Part of no state.
        SCRATCH,
        /// A counter of descriptors that were fetched ahead ([FetchedAhead]).
        COUNTER,
        /// The descriptors that were fetched ahead.
        SLOTS,
        /// A part of the queue of kept stores ([KeptStores]).
        QUEUE,
        /// A parameter.
        PARAMETER
    }

    /// A field that explains itself.
    ///
    /// @param slot the field
    /// @param kind how it stands
    /// @param part the part's name as the relations have it
    /// @param state of a number: its name in a [nicc.verifier.encode.State]
    record Link(Slot slot, Kind kind, String part, String state) {}

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Device device;
    private final Relations relations;
    private final ClassImage image;

    Correspondence(Device device, Relations relations, ClassImage image) {
        this.device = device;
        this.relations = relations;
        this.image = image;
        Map<String, Relations.Cell> cells = new LinkedHashMap<>();
        relations.cells().forEach(cell -> cells.put(cell.field(), cell));
        Map<String, Relations.Buffer> buffers = new LinkedHashMap<>();
        relations.buffers().forEach(buffer -> buffers.put(buffer.field(), buffer));
        for (FieldModel model : image.fields()) {
            String field = model.fieldName().stringValue();
            String descriptor = model.fieldType().stringValue();
            if (cells.containsKey(field)) {
                number(cells.get(field), descriptor);
            } else if (buffers.containsKey(field)) {
                buffer(buffers.get(field), descriptor);
            } else if (descriptor.startsWith("Lnicc/runtime/")) {
                slots.put(field, new Slot(field, Slot.Kind.PORT, 0, 0, 0));
            } else {
                throw new UnsupportedCode(image.name(), "field " + field + " without a relation");
            }
        }
    }

    private void number(Relations.Cell cell, String descriptor) {
        String element = descriptor.startsWith("[") ? descriptor.substring(1) : descriptor;
        int javaWidth = element.equals("J") ? Long.SIZE : Integer.SIZE;
        boolean known = element.equals("I") || element.equals("J") || element.equals("Z");
        if (!known || descriptor.startsWith("[") != cell.array()) {
            throw new UnsupportedCode(cell.field(), "a field of type " + descriptor);
        }
        Kind kind = kind(cell);
        Slot.Kind what = switch (kind) {
            case ARRAY -> Slot.Kind.ARRAY;
            case PARAMETER -> Slot.Kind.PARAMETER;
            case QUEUE -> Slot.Kind.QUEUE;
            default -> Slot.Kind.SCALAR;
        };
        add(new Slot(cell.field(), what, cell.width(), javaWidth, cell.count()), kind, cell.name());
    }

    private void buffer(Relations.Buffer buffer, String descriptor) {
        if (!descriptor.equals("Lnicc/runtime/memory/FrameBuffer;")) {
            throw new UnsupportedCode(buffer.field(), "a buffer of type " + descriptor);
        }
        Optional<FetchedAhead.Shape> shape = FetchedAhead.shape(device, relations, buffer);
        if (shape.isPresent()) {
            int bits = Byte.SIZE * shape.get().bytes();
            add(new Slot(buffer.field(), Slot.Kind.SLOTS, bits, 0, buffer.capacity()), Kind.SLOTS, buffer.name());
            return;
        }
        boolean known = device.buffers().stream()
                .anyMatch(b -> b.name().equals(buffer.name()) && b.capacity() == buffer.capacity());
        if (known == buffer.scratch()) {
            throw new UnsupportedCode(buffer.field(), "a buffer that the spec does not have: " + buffer);
        }
        add(
                new Slot(
                        buffer.field(),
                        buffer.scratch() ? Slot.Kind.SCRATCH : Slot.Kind.BUFFER,
                        0,
                        0,
                        buffer.capacity()),
                buffer.scratch() ? Kind.SCRATCH : Kind.BUFFER,
                "buffer " + buffer.name());
    }

    /// What a relation stands for; its width must be the spec's.
    private Kind kind(Relations.Cell cell) {
        String name = cell.name();
        Optional<Cell> state = device.cells().stream()
                .filter(c -> c.name().equals(name)
                        && c.width() == cell.width()
                        && c.count() == cell.count()
                        && c.array() == cell.array())
                .findFirst();
        if (state.isPresent()) {
            return cell.array() ? Kind.ARRAY : Kind.NUMBER;
        }
        if (device.timers().stream().anyMatch(timer -> name.equals(timer(timer)))) {
            return Kind.TIMER;
        }
        if (device.interrupts().stream().anyMatch(interrupt -> name.equals(quiet(interrupt)))) {
            return Kind.MOMENT;
        }
        if (name.equals(LINK) || device.interrupts().stream().anyMatch(i -> name.equals(asserted(i)))) {
            return Kind.NUMBER;
        }
        if (device.parameters().stream().anyMatch(p -> name.equals(parameter(p)) && p.width() == cell.width())) {
            return Kind.PARAMETER;
        }
        if (device.rings().stream().anyMatch(ring -> FetchedAhead.counts(ring, name))) {
            return Kind.COUNTER;
        }
        if (KeptStores.has(image)) {
            return Kind.QUEUE;
        }
        throw new UnsupportedCode(cell.field(), "a relation that says nothing about the spec: " + cell);
    }

    private void add(Slot slot, Kind kind, String part) {
        slots.put(slot.field(), slot);
        Link before = links.put(part, new Link(slot, kind, part, state(part)));
        if (before != null) {
            throw new UnsupportedCode(slot.field(), "a second field for " + part);
        }
    }

    private String state(String part) {
        return device.interrupts().stream()
                .filter(interrupt -> part.equals(asserted(interrupt)))
                .findFirst()
                .map(Names::asserted)
                .orElse(part);
    }

    Device device() {
        return device;
    }

    Relations relations() {
        return relations;
    }

    ClassImage image() {
        return image;
    }

    /// A field by the part that it stands for.
    Slot field(String part) {
        return Optional.ofNullable(links.get(part))
                .map(Link::slot)
                .orElseThrow(() -> new UnsupportedCode(image.name(), "no field for " + part));
    }

    Map<String, Slot> slots() {
        return slots;
    }

    Map<String, Link> links() {
        return links;
    }

    static final String LINK = "link";

    static String timer(Timer timer) {
        return "timer " + timer.name();
    }

    static String asserted(Interrupt interrupt) {
        return "interrupt " + interrupt.name() + ".asserted";
    }

    static String quiet(Interrupt interrupt) {
        return "interrupt " + interrupt.name() + ".quiet";
    }

    static String parameter(Parameter parameter) {
        return "parameter " + parameter.name();
    }
}
