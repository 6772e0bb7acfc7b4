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

    /// Queues a frame for this device's receiver; lost when 64 are queued.
    ///
    /// @param buffer the frame, without FCS
    void loop(Buffer buffer);
}
