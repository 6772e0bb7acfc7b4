package nicc.runtime.guest.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nicc.runtime.guest.FrameReceiver;
import nicc.runtime.guest.e1000.E1000Driver;
import nicc.runtime.guest.e1000.E1000Settings;
import nicc.runtime.guest.fake.FakeCardFactory;
import nicc.runtime.guest.fake.FakeCardFactory.Fault;
import nicc.runtime.guest.traffic.FrameChecker;
import nicc.runtime.guest.traffic.FrameShape;
import nicc.runtime.guest.traffic.ReceiveCases;
import nicc.runtime.guest.traffic.TrafficMix;
import nicc.runtime.guest.traffic.TransmitCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The driver model against a stand-in for the card: what it asks for comes out, and what goes wrong is
/// noticed.
final class EmbeddedGuestTest {
    private static final E1000Settings SETTINGS = E1000Settings.standard().withEerd();

    private final FrameChecker arrived = new FrameChecker();

    @Test
    void theStationAddressComesFromTheEeprom() {
        assertThat(start(Fault.NONE, SETTINGS).driver.station()).isEqualTo(0x525400123456L);
    }

    @Test
    void theEepromIsReadBitByBitAsWell() {
        assertThat(start(Fault.NONE, E1000Settings.standard()).driver.station()).isEqualTo(0x525400123456L);
    }

    @Test
    void allKindsOfFramesGoOut() {
        Started it = start(Fault.NONE, SETTINGS);
        it.transmit(TrafficMix.standard(), Load.LIGHT);
        it.transmit(TrafficMix.standard(), Load.DENSE);
        assertThat(it.guest.sent().mismatches()).isEmpty();
        assertThat(it.guest.sent().checked())
                .isGreaterThan(2L * TrafficMix.standard().size());
    }

    @Test
    void largePacketsGoOutInSegments() {
        Started it = start(Fault.NONE, SETTINGS);
        it.transmit(TrafficMix.segmentation(), Load.LIGHT);
        it.transmit(TrafficMix.segmentationIpv6(), Load.DENSE);
        assertThat(it.guest.sent().mismatches()).isEmpty();
        assertThat(it.guest.sent().wrong()).isZero();
    }

    @Test
    void framesArrive() {
        Started it = start(Fault.NONE, SETTINGS);
        it.receive(TrafficMix.incoming(), true, Load.LIGHT);
        it.receive(TrafficMix.incoming(), true, Load.DENSE);
        assertThat(arrived.mismatches()).isEmpty();
        assertThat(arrived.wrong()).isZero();
    }

    @Test
    void jumboFramesArriveInSeveralBuffers() {
        Started it = start(Fault.NONE, SETTINGS.withMtu(9000).withReceiveBuffer(256));
        it.receive(TrafficMix.jumbo(), true, Load.LIGHT);
        assertThat(arrived.mismatches()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void whatGoesWrongIsNoticed(Fault fault) {
        Started it = start(fault, SETTINGS);
        it.transmit(TrafficMix.plain(), Load.LIGHT);
        assertThat(it.guest.sent().wrong()).isPositive();
        assertThat(it.guest.sent().mismatches()).isNotEmpty();
    }

    private Started start(Fault fault, E1000Settings settings) {
        EmbeddedGuest guest = new EmbeddedGuest(new FakeCardFactory("reference", fault), Map.of(), "vfio-user-qemu");
        FrameReceiver receiver = frame -> arrived.check(guest.ram(), frame);
        E1000Driver driver = new E1000Driver(guest, settings, receiver);
        driver.start();
        return new Started(guest, driver, arrived);
    }

    private record Started(EmbeddedGuest guest, E1000Driver driver, FrameChecker arrived) {
        void transmit(List<FrameShape> shapes, Load load) {
            TransmitLoop loop =
                    new TransmitLoop(guest, driver, TransmitCases.make(guest.ram(), driver.station(), shapes, 1), load);
            all(loop, shapes.size());
        }

        void receive(List<FrameShape> shapes, boolean withFcs, Load load) {
            ReceiveCases cases = new ReceiveCases(driver.station(), withFcs, false);
            all(new ReceiveLoop(guest, driver, arrived, cases.make(shapes, 7), load), shapes.size());
        }

        private static void all(TrafficLoop loop, int packets) {
            while (loop.packets() < packets) {
                loop.batch();
            }
        }
    }
}
