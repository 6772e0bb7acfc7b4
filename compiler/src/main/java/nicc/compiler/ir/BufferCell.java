package nicc.compiler.ir;

/// A buffer of the device.
///
/// @param field the Java field
/// @param name what the spec calls it
/// @param capacity bytes
/// @param scratch whether it is only used within a step; not saved, and always at full length
/// @param doc what it is for
/// @param origin where the spec declares it, `e1000.nic:41`
public record BufferCell(String field, String name, int capacity, boolean scratch, String doc, String origin) {

    /// The buffer as an argument.
    ///
    /// @return the field
    public Value.Handle handle() {
        return new Value.Handle(field);
    }
}
