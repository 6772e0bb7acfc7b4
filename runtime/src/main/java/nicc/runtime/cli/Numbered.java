package nicc.runtime.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What differs from one device of a process to the next: `%d` in a text is a device's number.
final class Numbered {
    /// Devices that one process serves at most: each takes five descriptors or so, and a thread.
    static final int MOST = 4096;

    private static final String NUMBER = "%d";
    private static final int LOW_BITS = 24;

    private final Path socket;
    private final @Nullable Path trace;

    private Numbered(Path socket, @Nullable Path trace) {
        this.socket = socket;
        this.trace = trace;
    }

    /// Checks that so many devices do not share what each must have for itself.
    ///
    /// @throws CommandException when two would
    static Numbered of(int count, Path socket, @Nullable Path trace) throws CommandException {
        if (count < 1 || count > MOST) {
            throw new CommandException("--count is 1 to " + MOST);
        }
        check(count, "--socket", socket);
        check(count, "--trace", trace);
        return new Numbered(socket, trace);
    }

    private static void check(int count, String option, @Nullable Path path) throws CommandException {
        if (count > 1 && path != null && !path.toString().contains(NUMBER)) {
            throw new CommandException(option + " " + path + " would be that of each of " + count
                    + " devices: it needs a %d for the device's number");
        }
    }

    /// Where a device is served.
    Path socket(int number) {
        return Path.of(text(socket.toString(), number));
    }

    /// Where its accesses are recorded.
    @Nullable
    Path trace(int number) {
        return trace == null ? null : Path.of(text(trace.toString(), number));
    }

    /// A text with the device's number.
    static String text(String text, int number) {
        return text.replace(NUMBER, Integer.toString(number));
    }

    /// An address that counts up from the first device's, in the part that a vendor gives to single cards.
    ///
    /// @param mac the first one's, or null; one that is no address is left as it is
    static @Nullable String address(@Nullable String mac, int number) {
        if (mac == null || number == 0 || !mac.matches("[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}")) {
            return mac;
        }
        String[] octets = mac.split(":", -1);
        int low = 0;
        for (int i = 3; i < octets.length; i++) {
            low = low << Byte.SIZE | Integer.parseInt(octets[i], 16);
        }
        int next = low + number & (1 << LOW_BITS) - 1;
        return String.format(
                Locale.ROOT,
                "%s:%s:%s:%02x:%02x:%02x",
                octets[0],
                octets[1],
                octets[2],
                next >> 16,
                next >> 8 & 0xFF,
                next & 0xFF);
    }
}
