package nicc.runtime.vhostuser;

/// A kind of message: what it must look like, and who carries it out. A message that looks otherwise is refused
/// unread.
///
/// @param length bytes of its payload, or [#ANY] where the handler checks
/// @param descriptors the most descriptors that may come with it; the handler checks for fewer
/// @param answered whether the front-end waits for a payload
/// @param needs protocol features that must have been negotiated, or 0
/// @param handler carries it out
record Message(int length, int descriptors, boolean answered, long needs, Handler handler) {
    static final int ANY = -1;

    /// A message that sets something.
    static Message set(int length, Handler handler) {
        return new Message(length, 0, false, 0, handler);
    }

    /// A message that asks for something.
    static Message get(int length, Handler handler) {
        return new Message(length, 0, true, 0, handler);
    }

    /// The same with descriptors.
    Message with(int most) {
        return new Message(length, most, answered, needs, handler);
    }

    /// The same, but only after a protocol feature was negotiated.
    Message after(long feature) {
        return new Message(length, descriptors, answered, feature, handler);
    }

    boolean fits(Request request, long negotiated) {
        return (length == ANY || request.length() == length)
                && request.descriptors().count() <= descriptors
                && !request.surplus()
                && (negotiated & needs) == needs;
    }
}
