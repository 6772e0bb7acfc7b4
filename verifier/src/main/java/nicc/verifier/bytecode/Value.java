package nicc.verifier.bytecode;

import nicc.verifier.smt.Term;

/// A value on the operand stack or in a local variable.
sealed interface Value {

    /// Whether it takes two words of the operand stack.
    ///
    /// @return true for `long`
    default boolean wide() {
        return this instanceof Numeral(Term term) && term.width() == Long.SIZE;
    }

    /// An `int` (also for what is smaller) or a `long`.
    ///
    /// @param term 32 or 64 bits
    record Numeral(Term term) implements Value {}

    /// The result of a comparison: negative, 0 or positive, of which only the sign is specified.
    ///
    /// @param less whether it is negative
    /// @param equal whether it is 0
    /// @param greater whether it is positive
    record Order(Term less, Term equal, Term greater) implements Value {}

    /// The device.
    record Self() implements Value {}

    /// An object of a final class that is among those that are run: what its fields hold is part of the state, under
    /// its name, a dot, and the field's.
    ///
    /// @param name the field that holds it, from the outermost object on
    /// @param type the internal name of its class
    record Instance(String name, String type) implements Value {}

    /// One of the device's ports.
    ///
    /// @param type the internal name of its class
    record Port(String type) implements Value {}

    /// The buffer in a field.
    ///
    /// @param field the field
    record Buffer(String field) implements Value {}

    /// The array in a field.
    ///
    /// @param field the field
    record Elements(String field) implements Value {}

    /// A new array of zeros that no field holds yet.
    ///
    /// @param length elements
    record NewElements(int length) implements Value {}

    /// A new buffer that no field holds yet.
    final class NewBuffer implements Value {
        private int capacity = -1;

        int capacity() {
            return capacity;
        }

        void create(int bytes) {
            capacity = bytes;
        }
    }

    /// A constant string.
    ///
    /// @param text the string
    record Text(String text) implements Value {}

    /// What a state image is written to, or taken from.
    record StateImage() implements Value {}

    /// A state image as bytes.
    record Bytes() implements Value {}

    /// A constant of an enum.
    ///
    /// @param name the constant
    record Constant(String name) implements Value {}

    /// The ordinal of a constant of an enum, as the index of a switch map.
    ///
    /// @param name the constant
    record Ordinal(String name) implements Value {}

    /// The array by which a switch over an enum finds its cases.
    ///
    /// @param owner the internal name of the synthetic class
    /// @param field its field
    record SwitchMap(String owner, String field) implements Value {}
}
