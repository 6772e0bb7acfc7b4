package nicc.runtime.guest.machine;

import java.util.List;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.traffic.TransmitCase;

/// Sends packets in turn, batch by batch, and waits for each batch to come out of the wire. Allocates nothing
/// per batch.
public final class TransmitLoop implements TrafficLoop {
    private final EmbeddedGuest guest;
    private final GuestDriver driver;
    private final List<TransmitCase> cases;
    private final Load load;
    private long packets;
    private long frames;
    private long bytes;
    private int next;

    /// Creates a loop.
    ///
    /// @param guest the machine
    /// @param driver its driver, started
    /// @param cases what is sent in turn, at least one
    /// @param load how densely
    public TransmitLoop(EmbeddedGuest guest, GuestDriver driver, List<TransmitCase> cases, Load load) {
        this.guest = guest;
        this.driver = driver;
        this.cases = List.copyOf(cases);
        this.load = load;
    }

    @Override
    public void batch() {
        long target = driver.transmitted() + load.interrupt();
        for (int i = 1; i <= load.interrupt(); i++) {
            boolean more = i % load.doorbell() != 0 && i != load.interrupt();
            send(more);
            if (!more) {
                guest.work();
            }
        }
        Patience patience = guest.patience();
        while (guest.sent().awaited() > 0 || driver.transmitted() < target) {
            if (!guest.run(driver) || !patience.holds(guest.sent().checked())) {
                guest.sent().lost();
                return;
            }
        }
    }

    private void send(boolean more) {
        TransmitCase one = cases.get(next);
        next = next + 1 == cases.size() ? 0 : next + 1;
        guest.sent().expect(one);
        Patience patience = guest.patience();
        while (!driver.transmit(one.packet(), more)) {
            if (!guest.run(driver) || !patience.holds(driver.transmitted())) {
                throw new IllegalStateException("the card takes no packets any more");
            }
        }
        packets++;
        frames += one.frames().size();
        bytes += one.bytes();
    }

    @Override
    public long packets() {
        return packets;
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
