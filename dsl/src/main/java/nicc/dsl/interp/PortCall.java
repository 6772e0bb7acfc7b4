package nicc.dsl.interp;

/// What a device says to its ports, one call at a time and whatever comes of it: a frame that is sent while the
/// link is down is said, too. Finer than [Effect], which is what the world can observe.
public sealed interface PortCall {

    /// A read of guest memory.
    ///
    /// @param address of the first byte
    /// @param bytes how many, at least 1
    record Fetch(long address, int bytes) implements PortCall {}

    /// A store.
    ///
    /// @param address of the first byte
    /// @param bytes at least one
    record Store(long address, Octets bytes) implements PortCall {}

    /// A store after all stores before it.
    ///
    /// @param address of the first byte
    /// @param bytes at least one
    record Publish(long address, Octets bytes) implements PortCall {}

    /// A full fence.
    record Fence() implements PortCall {}

    /// Guest memory is to be appended to a buffer.
    ///
    /// @param address of the first byte
    /// @param length how many bytes, an unsigned number, of which as many as fit are appended
    record Gather(long address, int length) implements PortCall {}

    /// A part of a buffer is to be stored.
    ///
    /// @param address of the first byte
    /// @param bytes those that the buffer has
    record Scatter(long address, Octets bytes) implements PortCall {}

    /// A frame for the wire.
    ///
    /// @param bytes without FCS
    record Send(Octets bytes) implements PortCall {}

    /// A frame for the wire that is not finished.
    ///
    /// @param bytes without FCS
    /// @param offload its offload record
    record SendWith(Octets bytes, Octets offload) implements PortCall {}

    /// A frame for the device's own receiver.
    ///
    /// @param bytes without FCS
    record Loop(Octets bytes) implements PortCall {}

    /// The next frame is asked for.
    record Receive() implements PortCall {}

    /// The next frame is asked for; it may be unfinished.
    ///
    /// @param accepts what may be left undone, 8 bits
    record ReceiveWith(int accepts) implements PortCall {}

    /// The interrupt line changes.
    ///
    /// @param asserted its level from now on
    record Level(boolean asserted) implements PortCall {}

    /// A message-signalled interrupt.
    ///
    /// @param vector within the table
    record Message(int vector) implements PortCall {}
}
