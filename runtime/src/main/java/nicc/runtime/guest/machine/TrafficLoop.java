package nicc.runtime.guest.machine;

/// Traffic that goes on batch by batch.
public sealed interface TrafficLoop permits TransmitLoop, ReceiveLoop {

    /// Moves one batch, a [Load#interrupt()] of packets, and waits for its end.
    void batch();

    /// Packets that software handed over or took: a segmented one counts once.
    ///
    /// @return since creation
    long packets();

    /// Frames on the wire.
    ///
    /// @return since creation
    long frames();

    /// Bytes of the frames on the wire, without FCS.
    ///
    /// @return since creation
    long bytes();
}
