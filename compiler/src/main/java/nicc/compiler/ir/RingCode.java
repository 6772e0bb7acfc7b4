package nicc.compiler.ir;

/// A descriptor ring.
///
/// @param name the ring
/// @param bytes bytes of a descriptor
/// @param available the function that says how many descriptors the device owns
/// @param size the function that computes how many descriptors there are
/// @param base the function that computes its address
/// @param advance the function that moves the head to the next descriptor
/// @param head the cell that holds the head
/// @param headLsb the head's lowest bit in the cell
/// @param headWidth the head's bits
/// @param width bits that head, tail and size are computed in
/// @param slots the buffer that descriptors are read into
/// @param ahead descriptors fetched ahead at most; 1 without the prefetch pass
public record RingCode(
        String name,
        int bytes,
        String available,
        String size,
        String base,
        String advance,
        String head,
        int headLsb,
        int headWidth,
        int width,
        String slots,
        int ahead) {

    /// The same with descriptors fetched ahead.
    ///
    /// @param count how many at most
    /// @return the ring's code
    public RingCode withAhead(int count) {
        return new RingCode(name, bytes, available, size, base, advance, head, headLsb, headWidth, width, slots, count);
    }
}
