package nicc.runtime.transport;

import java.io.IOException;
import nicc.runtime.ffi.UnixSocket;
import org.jspecify.annotations.Nullable;

/// What a protocol makes of a connection's bytes: how they are cut into messages, what a message does, and which
/// replies
/// wait to be sent. [Connection] drives it, on the agent's thread.
public interface Conversation {
    /// What [#next] found among what was received.
    enum Found {
        /// A complete message.
        MESSAGE,
        /// Nothing complete.
        NOTHING,
        /// A header that no message can have: where the next message begins is lost.
        BROKEN
    }

    /// A peer has connected.
    void begin();

    /// Steps to the next complete message. Receives nothing.
    ///
    /// @return what was found
    Found next();

    /// Carries out the message that was found, and queues its reply.
    ///
    /// @return null, or why the connection ends with this message
    @Nullable
    String carryOut();

    /// Receives what fits. Called only when [#next] finds nothing.
    ///
    /// @param socket where from
    /// @return bytes received, or as [UnixSocket#receive] says
    /// @throws IOException when the socket fails
    int receive(UnixSocket socket) throws IOException;

    /// Whether the last receive has left nothing behind, as far as it can know.
    ///
    /// @return true when another one is for the next round
    boolean drained();

    /// Whether the reply to one more message would fit.
    ///
    /// @return false when replies have to go first
    boolean hasRoom();

    /// Sends replies, as far as the socket takes them.
    ///
    /// @param socket where to
    /// @return whether all have gone
    /// @throws IOException when the socket fails
    boolean flush(UnixSocket socket) throws IOException;

    /// The peer is gone: what was received, what waits, and all that it brought is forgotten.
    void end();
}
