package nicc.runtime.guest;

/// Takes the frames that a driver delivers.
@FunctionalInterface
public interface FrameReceiver {

    /// A frame arrived.
    ///
    /// @param frame valid during this call only
    void receive(ReceivedFrame frame);
}
