package nicc.runtime.vhostuser;

import nicc.runtime.ffi.EventFd;
import org.jspecify.annotations.Nullable;

/// What the protocol says of one ring (vhost-user protocol, "Ring states"): stopped or started, disabled or
/// enabled, and how its driver is heard. The ring itself is the device's.
final class Ring {
    /// Wake-ups without a signal, one after the other, that an eventfd can have: its other reader, the front-end
    /// as it stops the ring, may be faster once or twice. A file that is none is always readable.
    private static final int EMPTY_WAKES = 64;

    private final int index;
    private final RingDevice device;
    private @Nullable EventFd kick;
    private int emptyWakes;
    private boolean polled;
    private boolean sized;
    private boolean placed;
    private boolean started;
    private boolean enabled;

    Ring(int index, RingDevice device) {
        this.index = index;
        this.device = device;
    }

    boolean started() {
        return started;
    }

    /// What becomes readable with a kick.
    ///
    /// @return a file descriptor, or -1 when there is none
    int descriptor() {
        return started && kick != null ? kick.fd() : -1;
    }

    /// Whether the front-end wants the ring polled instead.
    boolean polled() {
        return started && polled;
    }

    boolean size(long entries) {
        if (started) {
            return false;
        }
        sized = device.size(index, entries);
        return sized;
    }

    boolean place(long descriptors, long driver, long used) {
        if (started) {
            return false;
        }
        placed = device.addresses(index, descriptors, driver, used);
        return placed;
    }

    boolean base(long value) {
        return !started && device.base(index, value);
    }

    int base() {
        return device.base(index);
    }

    /// Switches the ring on or off. What was kicked while it was off is looked at when it is on.
    void enable(boolean on) {
        enabled = on;
        device.enabled(index, on);
        if (started) {
            device.kick(index);
        }
    }

    /// Starts the ring, or gives a started one another descriptor.
    ///
    /// @param eventfd by which it is kicked, owned from now on; or null when it is to be polled
    /// @param on whether rings are enabled without being told so
    /// @return whether it had all that it needs; what was given is closed otherwise
    boolean start(@Nullable EventFd eventfd, boolean on) {
        if (!sized || !placed) {
            close(eventfd);
            return false;
        }
        listen(eventfd);
        polled = eventfd == null;
        if (!started) {
            started = true;
            device.enabled(index, enabled || on);
            device.started(index, true);
        }
        // Whoever had the ring before may have taken the kick for what it left.
        device.kick(index);
        return true;
    }

    /// Stops the ring: the device lets go of it, and its place can be read.
    void stop() {
        if (started) {
            started = false;
            device.started(index, false);
        }
        listen(null);
    }

    /// Stops the ring, and has it set up anew before it starts again: its device is about to be reset.
    void unset() {
        stop();
        sized = false;
        placed = false;
    }

    /// Does so, and has it disabled until it is enabled again.
    void forget() {
        unset();
        enabled = false;
    }

    /// Takes the driver's kicks, when the descriptor is readable.
    ///
    /// @return 1 if there were any
    int poll() {
        if (kick == null) {
            return 0;
        }
        if (kick.drain() == 0) {
            emptyWakes++;
            if (emptyWakes > EMPTY_WAKES) {
                listen(null);
            }
            return 0;
        }
        emptyWakes = 0;
        device.kick(index);
        return 1;
    }

    /// What a polled ring has instead of a kick.
    void look() {
        device.kick(index);
    }

    private void listen(@Nullable EventFd eventfd) {
        close(kick);
        kick = eventfd;
        emptyWakes = 0;
        polled = false;
    }

    private static void close(@Nullable EventFd eventfd) {
        if (eventfd != null) {
            eventfd.close();
        }
    }
}
