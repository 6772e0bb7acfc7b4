package nicc.runtime.vhostuser;

/// What came of a message.
enum Outcome {
    /// Carried out; acknowledged where the front-end asks for it.
    DONE,
    /// Carried out, and the reply has a payload.
    ANSWERED,
    /// Not carried out, and nothing has changed, or what did is said where it happens.
    REFUSED;

    static Outcome doneIf(boolean accepted) {
        return accepted ? DONE : REFUSED;
    }
}
