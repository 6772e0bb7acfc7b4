package nicc.verifier.wire;

/// A frame on its way to a wire.
///
/// @param frame its bytes, what is undone in them as it has to be
/// @param asked what it asks for
record Sent(Octets frame, Asked asked) {
    /// A frame that asks for nothing.
    static Sent finished(Octets frame) {
        return new Sent(frame, Asked.NOTHING);
    }

    @Override
    public String toString() {
        return asked.equals(Asked.NOTHING) ? "a frame: " + frame : "a frame that asks for " + asked + ": " + frame;
    }
}
