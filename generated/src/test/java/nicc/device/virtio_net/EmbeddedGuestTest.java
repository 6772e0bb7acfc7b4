package nicc.device.virtio_net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nicc.device.virtio_net.reference.VirtioNetReferenceFactory;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.GuestDriver;
import nicc.runtime.guest.machine.EmbeddedGuest;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.ReceiveLoop;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.guest.machine.TransmitLoop;
import nicc.runtime.guest.traffic.FrameChecker;
import nicc.runtime.guest.traffic.FrameShape;
import nicc.runtime.guest.traffic.ReceiveCases;
import nicc.runtime.guest.traffic.TrafficMix;
import nicc.runtime.guest.traffic.TransmitCases;
import nicc.runtime.guest.virtio.VirtioModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The driver of the embedded guest on both builds, with split and with packed virtqueues: every frame is compared.
class EmbeddedGuestTest {
    private static final int BATCHES = 40;

    static Stream<Arguments> cards() {
        return Stream.of(new VirtioNetFactory(), new VirtioNetReferenceFactory())
                .flatMap(factory -> Stream.of(Arguments.of(factory, false), Arguments.of(factory, true)));
    }

    @ParameterizedTest
    @MethodSource("cards")
    void framesGoOut(NicDeviceFactory factory, boolean packed) {
        Machine machine = new Machine(factory, packed, DriverSetup.STANDARD);
        machine.send(TrafficMix.standard());
        machine.send(TrafficMix.segmentation());
        machine.check();
    }

    @ParameterizedTest
    @MethodSource("cards")
    void framesComeIn(NicDeviceFactory factory, boolean packed) {
        Machine machine = new Machine(factory, packed, DriverSetup.STANDARD);
        machine.receive(TrafficMix.incoming());
        machine.check();
    }

    @ParameterizedTest
    @MethodSource("cards")
    void framesComeInMergedFromSmallBuffers(NicDeviceFactory factory, boolean packed) {
        Machine machine = new Machine(factory, packed, new DriverSetup(1500, true, true));
        machine.receive(TrafficMix.incoming());
        machine.check();
    }

    /// A machine with the card and its driver.
    private static final class Machine {
        private final EmbeddedGuest guest;
        private final GuestDriver driver;
        private final FrameChecker arrived = new FrameChecker();

        Machine(NicDeviceFactory factory, boolean packed, DriverSetup setup) {
            guest = new EmbeddedGuest(factory, Map.of("packed", packed ? 1L : 0L), "vfio-user-qemu");
            driver = new VirtioModel().create(guest, setup, frame -> arrived.check(guest.ram(), frame));
            driver.start();
        }

        void send(List<FrameShape> shapes) {
            run(new TransmitLoop(
                    guest, driver, TransmitCases.make(guest.ram(), driver.station(), shapes, 1), Load.BUSY));
        }

        void receive(List<FrameShape> shapes) {
            ReceiveCases cases = new ReceiveCases(driver.station(), driver.deliversFcs(), driver.deliversChecksums());
            run(new ReceiveLoop(guest, driver, arrived, cases.make(shapes, 1), Load.BUSY));
        }

        private static void run(TrafficLoop loop) {
            for (int i = 0; i < BATCHES; i++) {
                loop.batch();
            }
        }

        void check() {
            assertThat(guest.sent().mismatches()).isEmpty();
            assertThat(arrived.mismatches()).isEmpty();
            assertThat(guest.sent().checked() + arrived.checked()).isGreaterThan(BATCHES);
        }
    }
}
