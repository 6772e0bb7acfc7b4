package nicc.dsl.semantics;

import nicc.dsl.model.Buffer;

/// The wire and this device's own receiver.
///
/// @param <V> a bit vector
public interface WireAccess<V> {

    /// Sends a frame; lost while the link is down.
    ///
    /// @param buffer the frame, without FCS
    void send(Buffer buffer);

    /// Sends a frame that is not finished; lost while the link is down. What the record asks for and cannot be, for
    /// this frame, is not done.
    ///
    /// @param buffer the frame, without FCS
    /// @param offload the record of what is left to the wire (docs/language.md, section 8)
    void send(Buffer buffer, Buffer offload);

    /// Queues a frame for this device's receiver; lost when 64 are queued.
    ///
    /// @param buffer the frame, without FCS
    void loop(Buffer buffer);
}
