package nicc.runtime.vhostuser;

/// Carries out one kind of message.
interface Handler {

    /// Carries out a request.
    ///
    /// @param request the message, of the length and with the descriptors that its [Message] demands
    /// @param reply the reply to fill
    /// @return what came of it
    Outcome handle(Request request, Reply reply);
}
