package nicc.runtime.guest.machine;

import java.util.List;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.traffic.FrameChecker;
import nicc.runtime.guest.traffic.ReceiveCase;

/// Puts frames on the wire in turn, batch by batch, and waits for each batch to arrive in the guest. Allocates
/// nothing per batch.
public final class ReceiveLoop implements TrafficLoop {
    private final EmbeddedGuest guest;
    private final GuestDriver driver;
    private final FrameChecker arrived;
    private final List<ReceiveCase> cases;
    private final Load load;
    private long frames;
    private long bytes;
    private int next;

    /// Creates a loop.
    ///
    /// @param guest the machine
    /// @param driver its driver, started, which delivers to `arrived`
    /// @param arrived compares what arrives
    /// @param cases what is sent in turn, at least one
    /// @param load how densely
    public ReceiveLoop(
            EmbeddedGuest guest, GuestDriver driver, FrameChecker arrived, List<ReceiveCase> cases, Load load) {
        this.guest = guest;
        this.driver = driver;
        this.arrived = arrived;
        this.cases = List.copyOf(cases);
        this.load = load;
    }

    @Override
    public void batch() {
        for (int i = 0; i < load.interrupt(); i++) {
            ReceiveCase one = cases.get(next);
            next = next + 1 == cases.size() ? 0 : next + 1;
            if (!guest.wire().offer(one)) {
                throw new IllegalStateException("the card takes no frames any more");
            }
            arrived.expect(one.expected());
            frames++;
            bytes += one.frame().length();
        }
        guest.work();
        Patience patience = guest.patience();
        while (arrived.awaited() > 0) {
            if (!guest.run(driver) || !patience.holds(arrived.checked())) {
                arrived.lost();
                return;
            }
        }
    }

    @Override
    public long packets() {
        return frames;
    }

    @Override
    public long frames() {
        return frames;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
