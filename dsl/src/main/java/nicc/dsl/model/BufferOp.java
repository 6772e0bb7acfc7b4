package nicc.dsl.model;

/// An operation on a buffer (docs/language.md, section 8). Offsets and lengths are 32 bits, addresses 64.
public sealed interface BufferOp {

    /// The buffer that is changed, or read by [Scatter].
    ///
    /// @return the buffer
    Buffer buffer();

    /// Length becomes 0.
    ///
    /// @param buffer the buffer
    record Clear(Buffer buffer) implements BufferOp {}

    /// Length changes, cut at the capacity; new bytes are 0.
    ///
    /// @param buffer the buffer
    /// @param length the new length
    record Resize(Buffer buffer, Expr length) implements BufferOp {}

    /// Stores bytes; those past the end are lost.
    ///
    /// @param buffer the buffer
    /// @param offset where
    /// @param bytes 1, 2, 4, 6 or 8
    /// @param bigEndian byte order
    /// @param value `8 * bytes` bits
    record Put(Buffer buffer, Expr offset, int bytes, boolean bigEndian, Expr value) implements BufferOp {}

    /// Appends guest memory, cut at the capacity.
    ///
    /// @param buffer the buffer
    /// @param address guest address
    /// @param length bytes
    record Gather(Buffer buffer, Expr address, Expr length) implements BufferOp {}

    /// Stores bytes of the buffer into guest memory, cut at the length.
    ///
    /// @param buffer the buffer
    /// @param offset first byte
    /// @param length bytes
    /// @param address guest address
    record Scatter(Buffer buffer, Expr offset, Expr length, Expr address) implements BufferOp {}

    /// Appends bytes of another buffer, cut at its length and at the capacity.
    ///
    /// @param buffer the buffer
    /// @param from the other buffer
    /// @param offset first byte
    /// @param length bytes
    record Append(Buffer buffer, Buffer from, Expr offset, Expr length) implements BufferOp {}

    /// Makes room for zero bytes; an offset past the length has no effect; what passes the capacity is cut off.
    ///
    /// @param buffer the buffer
    /// @param offset where
    /// @param length bytes
    record Insert(Buffer buffer, Expr offset, Expr length) implements BufferOp {}

    /// Takes bytes out, cut at the length.
    ///
    /// @param buffer the buffer
    /// @param offset first byte
    /// @param length bytes
    record Remove(Buffer buffer, Expr offset, Expr length) implements BufferOp {}

    /// Becomes a copy of another buffer, cut at the capacity.
    ///
    /// @param buffer the buffer
    /// @param from the other buffer
    record Copy(Buffer buffer, Buffer from) implements BufferOp {}
}
