package nicc.dsl.semantics;

import nicc.dsl.model.Buffer;

/// Buffers: bytes with a length. Offsets and lengths are 32 bits, unsigned, and total: bytes at and above the
/// length read as 0 and stores there have no effect (docs/language.md, section 8).
///
/// @param <V> a bit vector
public interface BufferState<V> {

    /// The length.
    ///
    /// @param buffer the buffer
    /// @return bytes, 32 bits
    V length(Buffer buffer);

    /// Bytes as a number.
    ///
    /// @param buffer the buffer
    /// @param offset of the first byte
    /// @param bytes 1, 2, 4, 6 or 8
    /// @param bigEndian byte order
    /// @return `8 * bytes` bits
    V load(Buffer buffer, V offset, int bytes, boolean bigEndian);

    /// The ones' complement sum of 16-bit words (RFC 1071, section 1, not inverted) of `[from, to)` cut at the
    /// length; an odd last byte is padded with 0.
    ///
    /// @param buffer the buffer
    /// @param from first byte
    /// @param to behind the last byte
    /// @return 16 bits; 0 for no bytes
    V sum(Buffer buffer, V from, V to);

    /// The frame check sequence (IEEE 802.3, section 3.2.9) of `[from, to)` cut at the length, as the little
    /// endian value of its four bytes on the wire.
    ///
    /// @param buffer the buffer
    /// @param from first byte
    /// @param to behind the last byte
    /// @return 32 bits
    V crc32(Buffer buffer, V from, V to);

    /// Stores a number; its bytes at and above the length are lost.
    ///
    /// @param buffer the buffer
    /// @param offset of the first byte
    /// @param bytes 1, 2, 4, 6 or 8
    /// @param bigEndian byte order
    /// @param value `8 * bytes` bits
    void put(Buffer buffer, V offset, int bytes, boolean bigEndian, V value);

    /// Length becomes 0.
    ///
    /// @param buffer the buffer
    void clear(Buffer buffer);

    /// Length changes, cut at the capacity; bytes that appear are 0.
    ///
    /// @param buffer the buffer
    /// @param length the new length
    void resize(Buffer buffer, V length);

    /// Appends bytes of guest memory as far as they fit: one read of so many bytes, none when there are none to
    /// read.
    ///
    /// @param buffer the buffer
    /// @param address guest address, 64 bits
    /// @param length bytes
    void gather(Buffer buffer, V address, V length);

    /// Stores `[offset, offset + length)`, cut at the buffer's length, into guest memory: one write, none when
    /// nothing is left.
    ///
    /// @param buffer the buffer
    /// @param offset first byte
    /// @param length bytes
    /// @param address guest address, 64 bits
    void scatter(Buffer buffer, V offset, V length, V address);

    /// Appends `[offset, offset + length)` of another buffer (or of this one), cut at its length, as far as it
    /// fits.
    ///
    /// @param buffer the buffer
    /// @param from the other buffer
    /// @param offset first byte
    /// @param length bytes
    void append(Buffer buffer, Buffer from, V offset, V length);

    /// Makes room for zero bytes at an offset; no effect when the offset is above the length; what passes the
    /// capacity is cut off.
    ///
    /// @param buffer the buffer
    /// @param offset where
    /// @param length bytes
    void insert(Buffer buffer, V offset, V length);

    /// Takes out `[offset, offset + length)` cut at the length.
    ///
    /// @param buffer the buffer
    /// @param offset where
    /// @param length bytes
    void remove(Buffer buffer, V offset, V length);

    /// Becomes a copy of another buffer, cut at the capacity.
    ///
    /// @param buffer the buffer
    /// @param from the other buffer
    void copy(Buffer buffer, Buffer from);
}
