package nicc.runtime.demo;

import java.util.List;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.traffic.FrameShape;
import nicc.runtime.guest.traffic.TrafficMix;

/// A kind of frames that is checked.
///
/// @param name for people
/// @param setup how the driver sets the card up
/// @param sent frames out of the guest, may be empty
/// @param received frames into the guest, may be empty
record Stage(String name, DriverSetup setup, List<FrameShape> sent, List<FrameShape> received) {
    private static final int JUMBO = 9000;
    private static final DriverSetup OFFLOADS = new DriverSetup(1500, true, false);
    private static final DriverSetup SMALL = new DriverSetup(1500, false, true);
    private static final DriverSetup LARGE = new DriverSetup(JUMBO, false, false);

    /// All kinds, simple ones first.
    static List<Stage> all() {
        return List.of(
                sending("sent: 14 to 1514 bytes, checksums, VLAN", TrafficMix.standard()),
                sending("sent: TSO up to 64 KiB, MSS 536 to 1460", TrafficMix.segmentation()),
                sending("sent: TSO over IPv6", TrafficMix.segmentationIpv6()),
                new Stage("received: 60 to 1514 bytes, VLAN", DriverSetup.STANDARD, List.of(), TrafficMix.incoming()),
                new Stage("received: checksums, some of them wrong", OFFLOADS, List.of(), TrafficMix.incoming()),
                new Stage("received: in buffers of 256 bytes", SMALL, List.of(), TrafficMix.incoming()),
                new Stage("both ways: jumbo frames", LARGE, TrafficMix.jumbo(), TrafficMix.jumbo()));
    }

    private static Stage sending(String name, List<FrameShape> shapes) {
        return new Stage(name, DriverSetup.STANDARD, shapes, List.of());
    }
}
