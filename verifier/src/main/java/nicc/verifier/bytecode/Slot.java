package nicc.verifier.bytecode;

/// What a field of the device holds.
///
/// @param field its name
/// @param kind what it is
/// @param width bits that may be other than 0, of an element for arrays, of a descriptor for slots
/// @param javaWidth 32 or 64: the width of the Java value
/// @param count elements, or bytes of a buffer; 1 for a single value
public record Slot(String field, Kind kind, int width, int javaWidth, int count) {

    /// Kinds of fields.
    public enum Kind {
        /// A number that changes.
        SCALAR,
        /// An array of numbers.
        ARRAY,
        /// A number that stays.
        PARAMETER,
        /// Bytes with a length.
        BUFFER,
        /// A buffer that is always full, for descriptors; part of no state.
        SCRATCH,
        /// Descriptors that were fetched ahead.
        SLOTS,
        /// A part of the queue of kept stores, which only its own methods touch.
        QUEUE,
        /// A port.
        PORT,
        /// An object of a class that is run as well; its own fields are slots of their own.
        OBJECT
    }

    /// The part of the state that says whether a scratch buffer is full, one bit.
    ///
    /// @return its name
    public String full() {
        return field + " is full";
    }

    /// The part of the state that is the descriptor that was taken last from slots, byte 0 lowest.
    ///
    /// @return its name
    public String taken() {
        return field + " taken";
    }

    /// The part of the state that says where in the buffer that is, 32 bits.
    ///
    /// @return its name
    public String takenAt() {
        return field + " taken at";
    }

    /// The part of the state that is the content of slots, where it is looked at.
    ///
    /// @return its name
    public String content() {
        return field + " content";
    }
}
