package nicc.dsl.semantics;

import nicc.dsl.model.Buffer;
import nicc.dsl.model.Engine;

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

    /// Whether a frame waits in the buffer of an engine.
    ///
    /// @param engine an engine that receives
    /// @return one bit
    V waiting(Engine engine);

    /// Takes a frame to be consumed, or to be there.
    ///
    /// @param engine an engine that receives
    /// @param waiting one bit
    void setWaiting(Engine engine, V waiting);
}
