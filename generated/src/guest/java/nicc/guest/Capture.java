package nicc.guest;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the frames that `eth0` delivers to the guest and a filter passes. It does not make the card
/// promiscuous.
final class Capture {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final GuestMachine guest;
    private final String file;

    private Capture(GuestMachine guest, String file) {
        this.guest = guest;
        this.file = file;
    }

    /// Starts to count; returns when nothing can be missed any more.
    ///
    /// @param filter what to count, in tcpdump's language
    static Capture start(GuestMachine guest, String filter) {
        String file = "/tmp/capture" + COUNT.incrementAndGet();
        guest.shell().ok("""
                setsid tcpdump -Z root -p -l -n --immediate-mode -i eth0 '%s' > %s 2> %s.err &
                echo $! > %s.pid
                for i in $(seq 100); do grep -q 'listening on' %s.err && exit 0; sleep 0.05; done
                cat %s.err; exit 1""".formatted(filter, file, file, file, file, file));
        return new Capture(guest, file);
    }

    /// Ends the count and returns it.
    int stop() {
        // tcpdump prints an empty line when it ends.
        String count = guest.shell().ok("""
                sleep 0.1
                kill $(cat %s.pid)
                while kill -0 $(cat %s.pid) 2> /dev/null; do sleep 0.02; done
                grep -c . %s || true""".formatted(file, file, file));
        return Integer.parseInt(count);
    }
}
