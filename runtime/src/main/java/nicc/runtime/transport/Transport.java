package nicc.runtime.transport;

/// How a hypervisor reaches a device: a source of accesses that the device's agent polls. Everything happens on
/// the agent's thread; nothing blocks, and nothing throws because of a peer.
public interface Transport extends AutoCloseable {

    /// Most descriptors that [#descriptors] ever writes: a connection and 256 rings.
    int MAX_DESCRIPTORS = 257;

    /// Takes what has arrived and answers it completely: a request that was taken has had its reply when this
    /// returns.
    ///
    /// @param budget messages to take at most, at least 1
    /// @return messages and interrupt acknowledgements taken; 0 says that nothing had arrived
    int poll(int budget);

    /// A round of the agent begins; [#poll] and the device's work follow.
    ///
    /// @param now nanoseconds on the agent's clock
    default void advanceTo(long now) {
        // Most transports need no time.
    }

    /// A round of the agent has ended.
    ///
    /// @param steps engine steps that the device has taken in it
    /// @param idle whether nothing at all was done
    default void worked(int steps, boolean idle) {
        // Most transports hold nothing back.
    }

    /// When there is something to do even if nothing arrives.
    ///
    /// @return nanoseconds on the agent's clock, or [Long#MAX_VALUE]
    default long deadline() {
        return Long.MAX_VALUE;
    }

    /// Whether, after a [#poll] that took less than its budget, nothing is left to do until a descriptor becomes
    /// readable.
    ///
    /// @return false when it is to be polled all the same
    default boolean rests() {
        return true;
    }

    /// The file descriptors whose becoming readable means that [#poll] has something to do. They change with
    /// connections, so an agent asks before each sleep.
    ///
    /// @param into where to, with room for [#MAX_DESCRIPTORS]
    /// @return how many were written
    int descriptors(int[] into);

    /// Ends the service: drops the peer, what it shared, and the address that it connected to.
    @Override
    void close();
}
