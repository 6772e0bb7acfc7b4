package nicc.dsl.resolve;

import java.util.Optional;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Local;
import nicc.dsl.model.Ring;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Timer;

/// What a name with its dots and brackets designates, before it is read or assigned to.
sealed interface Target {

    /// Bits of a cell's element, perhaps as a register or field.
    record Bits(
            Cell cell,
            Optional<Expr> index,
            int msb,
            int lsb,
            Optional<RegisterShape> register,
            Optional<FieldShape> field)
            implements Target {
        int width() {
            return msb - lsb + 1;
        }
    }

    /// One bit of these bits, at a place that is computed.
    record DynamicBit(Bits bits, Expr bit) implements Target {}

    /// An array that still needs its index.
    record Elements(Cell cell, Optional<RegisterShape> register) implements Target {}

    record LocalName(Local local, boolean variable) implements Target {}

    record Computed(Value value) implements Target {}

    /// A snapshot, seen as a layout.
    record View(Snapshot snapshot, Layout layout, boolean taken) implements Target {}

    record BufferName(Buffer buffer) implements Target {}

    /// `buffer.be16`, which still needs its index.
    record Words(Buffer buffer, int bytes, boolean bigEndian) implements Target {}

    record Word(Buffer buffer, Expr offset, int bytes, boolean bigEndian) implements Target {}

    record RingName(Ring ring) implements Target {}

    record TimerName(Timer timer) implements Target {}

    record EnumName(Symbol.Enumeration symbol) implements Target {}

    record BankName(BankShape bank) implements Target {}

    /// `link`, whose only member is `up`.
    record Link() implements Target {}

    /// Something that is no value: a function, an action, an engine.
    record NoValue(String kind) implements Target {}

    /// Something that an error has been reported about.
    record Broken() implements Target {}
}
