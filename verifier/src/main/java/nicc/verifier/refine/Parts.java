package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.verifier.bytecode.Image;
import nicc.verifier.encode.Names;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;

/// What a state image consists of: every cell, moment and buffer of a spec, by the names that images have for
/// them.
final class Parts {
    private Parts() {}

    /// A part of a state.
    ///
    /// @param shape its shape in an image
    /// @param value its value in a state of the spec
    record Part(Image.Shape shape, Function<State, Term> value) {

        String name() {
            return shape.name();
        }

        static Part of(Image.Kind kind, String name, int width, int count, String stateName) {
            return new Part(new Image.Shape(kind, name, width, count), state -> state.get(stateName));
        }
    }

    static List<Part> of(Device device) {
        List<Part> parts = new ArrayList<>();
        for (Cell cell : device.cells()) {
            parts.add(Part.of(Image.Kind.CELL, cell.name(), cell.width(), cell.count(), Names.of(cell)));
        }
        device.timers().forEach(timer -> parts.add(moment(Correspondence.timer(timer), Names.deadline(timer))));
        parts.add(bit(Correspondence.LINK, Names.LINK));
        for (Interrupt interrupt : device.interrupts()) {
            parts.add(bit(Correspondence.asserted(interrupt), Names.asserted(interrupt)));
            if (interrupt.throttle().isPresent()) {
                parts.add(moment(Correspondence.quiet(interrupt), Names.quiet(interrupt)));
            }
        }
        for (Buffer buffer : device.buffers()) {
            parts.add(Part.of(Image.Kind.BUFFER, buffer.name(), Byte.SIZE, buffer.capacity(), Names.of(buffer)));
        }
        return parts;
    }

    private static Part moment(String name, String stateName) {
        return Part.of(Image.Kind.MOMENT, name, Long.SIZE, 1, stateName);
    }

    private static Part bit(String name, String stateName) {
        return Part.of(Image.Kind.CELL, name, 1, 1, stateName);
    }
}
