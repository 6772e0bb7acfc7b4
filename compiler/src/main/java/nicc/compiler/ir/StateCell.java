package nicc.compiler.ir;

import java.util.List;

/// State of the device in a Java field.
///
/// @param field the Java field
/// @param name what the spec calls it; for state that the spec only implies, `timer TXDLY`, `interrupt
/// INTA.level`
/// @param kind what it is
/// @param type the type of an element
/// @param width bits of an element
/// @param count elements
/// @param array whether the field is an array
/// @param initial its first value, the same for all elements
/// @param doc what it means
/// @param origin where the spec declares it, `e1000.nic:41`
/// @param registers the registers whose storage it is
public record StateCell(
        String field,
        String name,
        Kind kind,
        Type type,
        int width,
        int count,
        boolean array,
        long initial,
        String doc,
        String origin,
        List<String> registers) {

    /// Copies the list.
    public StateCell {
        registers = List.copyOf(registers);
    }

    /// What state is.
    public enum Kind {
        /// A register's storage or a variable: saved as it is.
        CELL,
        /// A truth value that the spec implies.
        FLAG,
        /// A moment on the device's clock; saved as what is left until then.
        MOMENT,
        /// Fixed when the device is made; not saved.
        PARAMETER,
        /// What a pass keeps within a batch or refetches at will; not saved.
        SCRATCH
    }

    /// The field as a value.
    ///
    /// @return its value, of a cell that is no array
    public Value.Field value() {
        return new Value.Field(field, type, width);
    }

    /// An element.
    ///
    /// @param index an `int` within the array
    /// @return its value
    public Value.Element element(Value index) {
        return new Value.Element(field, type, width, index);
    }
}
