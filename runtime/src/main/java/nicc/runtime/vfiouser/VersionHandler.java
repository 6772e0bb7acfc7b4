package nicc.runtime.vfiouser;

import java.util.List;

/// VERSION: agrees on major version 0, and says what the server takes.
///
///     0       2       4
///     | major | minor | JSON text, NUL
///
/// QEMU receives the reply into the buffer that held its request, so the reply must not be longer: what fits is
/// said. What the client says of itself concerns messages that this server never sends.
final class VersionHandler implements Handler {
    private static final int MAJOR = 0;
    private static final int MINOR = 2;
    private static final int DATA = 4;

    private static final List<String> TEXTS = List.of(
            "{\"capabilities\":{\"max_msg_fds\":" + Limits.MAX_DESCRIPTORS + ",\"max_data_xfer_size\":"
                    + Limits.MAX_TRANSFER + ",\"write_multiple\":true}}",
            "{}",
            "");

    private boolean negotiated;

    /// Whether the versions agree, so that other messages may follow.
    boolean negotiated() {
        return negotiated;
    }

    /// Begins with a new client.
    void restart() {
        negotiated = false;
    }

    @Override
    public int handle(Request request, Reply reply) {
        if (negotiated || request.length() < DATA || request.getShort(MAJOR) != 0 || !terminated(request)) {
            return Refusal.INVALID;
        }
        negotiated = true;
        reply.putShort(MAJOR, 0);
        reply.putShort(MINOR, 0);
        int room = request.length() - DATA;
        for (String text : TEXTS) {
            if (text.length() + 1 <= room) {
                reply.putText(DATA, text);
                reply.length(DATA + text.length() + 1);
                return Refusal.NONE;
            }
        }
        reply.length(DATA);
        return Refusal.NONE;
    }

    private static boolean terminated(Request request) {
        return request.length() == DATA || request.getByte(request.length() - 1) == 0;
    }
}
