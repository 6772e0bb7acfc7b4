package nicc.compiler.ir;

/// The functions that do a register's accesses. Empty names say that there is nothing to do.
///
/// @param bank the register's bank
/// @param name the register
/// @param offset where its first element begins
/// @param bytes bytes of an element
/// @param count elements
/// @param stride bytes from one element to the next
/// @param array whether its functions take an index
/// @param value computes the value, without effects
/// @param read does a read with byte enables
/// @param write does a write with byte enables
/// @param posted whether a guest need not wait for a write
public record RegisterCode(
        String bank,
        String name,
        long offset,
        int bytes,
        int count,
        int stride,
        boolean array,
        String value,
        String read,
        String write,
        boolean posted) {

    /// The same functions for a register elsewhere.
    ///
    /// @param other its name
    /// @param place its offset
    /// @return the register's code
    public RegisterCode at(String other, long place) {
        return new RegisterCode(bank, other, place, bytes, count, stride, array, value, read, write, posted);
    }

    /// The same with another answer to whether a guest need not wait.
    ///
    /// @param answer the answer
    /// @return the register's code
    public RegisterCode withPosted(boolean answer) {
        return new RegisterCode(bank, name, offset, bytes, count, stride, array, value, read, write, answer);
    }
}
