package nicc.runtime.demo;

import java.util.List;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.guest.traffic.FrameShape;
import nicc.runtime.guest.traffic.Protocol;
import nicc.runtime.guest.traffic.TrafficMix;

/// Traffic whose rate is measured.
public enum Workload {
    /// Smallest frames out of the guest.
    TRANSMIT_60("transmit 60 bytes", true, TrafficMix.uniform(60, 64)),
    /// Largest frames of the standard MTU out of the guest.
    TRANSMIT_1514("transmit 1514 bytes", true, TrafficMix.uniform(1514, 64)),
    /// Packets of 64 KiB out of the guest, segments of 1448 bytes cut by the card.
    TRANSMIT_TSO(
            "transmit TSO 64 KiB",
            true,
            List.of(
                    FrameShape.plain(Protocol.TCP4, 54 + 45 * 1448).segmented(1448),
                    FrameShape.plain(Protocol.TCP4, 0xFFFF).segmented(1448))),
    /// Smallest frames into the guest.
    RECEIVE_60("receive 60 bytes", false, TrafficMix.uniform(60, 64)),
    /// Largest frames of the standard MTU into the guest.
    RECEIVE_1514("receive 1514 bytes", false, TrafficMix.uniform(1514, 64));

    private final String title;
    private final boolean out;
    private final List<FrameShape> shapes;

    Workload(String title, boolean out, List<FrameShape> shapes) {
        this.title = title;
        this.out = out;
        this.shapes = shapes;
    }

    /// What it is, for people.
    ///
    /// @return such as `transmit 60 bytes`
    public String title() {
        return title;
    }

    /// Starts it.
    ///
    /// @param bench where
    /// @param load how densely
    /// @return traffic that has not begun
    public TrafficLoop on(Bench bench, Load load) {
        return out ? bench.transmit(shapes, load) : bench.receive(shapes, load);
    }
}
