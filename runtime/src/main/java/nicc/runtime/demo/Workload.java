package nicc.runtime.demo;

import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.guest.traffic.TrafficMix;

/// Traffic whose rate is measured.
public enum Workload {
    /// Smallest frames out of the guest.
    TRANSMIT_60("transmit 60 bytes"),
    /// Largest frames of the standard MTU out of the guest.
    TRANSMIT_1514("transmit 1514 bytes"),
    /// Packets of 64 KiB out of the guest, segments of 1448 bytes cut by the card.
    TRANSMIT_TSO("transmit TSO 64 KiB"),
    /// Smallest frames into the guest.
    RECEIVE_60("receive 60 bytes"),
    /// Largest frames of the standard MTU into the guest.
    RECEIVE_1514("receive 1514 bytes");

    private static final int SHORT = 60;
    private static final int LONG = 1514;
    private static final int DIFFERENT = 64;

    private final String title;

    Workload(String title) {
        this.title = title;
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
        return switch (this) {
            case TRANSMIT_60 -> bench.transmit(TrafficMix.uniform(SHORT, DIFFERENT), load);
            case TRANSMIT_1514 -> bench.transmit(TrafficMix.uniform(LONG, DIFFERENT), load);
            case TRANSMIT_TSO -> bench.transmit(TrafficMix.large(), load);
            case RECEIVE_60 -> bench.receive(TrafficMix.uniform(SHORT, DIFFERENT), load);
            case RECEIVE_1514 -> bench.receive(TrafficMix.uniform(LONG, DIFFERENT), load);
        };
    }
}
