package nicc.runtime.vfiouser;

/// Carries out one kind of message.
interface Handler {

    /// Carries out a request.
    ///
    /// @param request the message; its length is not checked yet
    /// @param reply the reply to fill, with an empty payload; it does not matter when the client waits for none
    /// @return [Refusal#NONE], or the error number to reply with instead
    int handle(Request request, Reply reply);
}
