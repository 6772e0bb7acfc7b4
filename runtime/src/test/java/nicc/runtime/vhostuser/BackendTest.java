package nicc.runtime.vhostuser;

import static nicc.runtime.vhostuser.FakeFrontEnd.HALF;
import static nicc.runtime.vhostuser.FakeFrontEnd.HIGH;
import static nicc.runtime.vhostuser.FakeFrontEnd.PROTOCOL;
import static nicc.runtime.vhostuser.FakeFrontEnd.USER;
import static nicc.runtime.vhostuser.FakeFrontEnd.number;
import static nicc.runtime.vhostuser.FakeFrontEnd.payload;
import static nicc.runtime.vhostuser.FakeFrontEnd.region;
import static nicc.runtime.vhostuser.FakeFrontEnd.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nicc.runtime.device.FakeRingNic;
import nicc.runtime.ffi.EventFd;
import nicc.runtime.transport.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a front-end such as QEMU does, and what the device sees of it.
class BackendTest {
    private static final long GUEST_ADDRESSES = 1L << 21;
    private static final long RING = HIGH + 0x4000;

    private Bench bench;
    private FakeFrontEnd qemu;
    private EventFd kick;
    private EventFd call;

    @BeforeEach
    void connect() throws IOException {
        bench = new Bench();
        qemu = bench.connect();
        kick = EventFd.create();
        call = EventFd.create();
    }

    @AfterEach
    void disconnect() throws IOException {
        qemu.close();
        bench.close();
        kick.close();
        call.close();
    }

    private void started(int ring) throws IOException {
        qemu.connect(PROTOCOL);
        qemu.features(FakeRingNic.OFFERED);
        qemu.addMemory(true);
        assertThat(qemu.set(18, state(ring, 1))).isTrue();
        qemu.start(ring, RING, kick, call);
        qemu.silent();
        call.drain();
    }

    private boolean served() throws IOException {
        int before = qemu.ram().readInt(RING);
        kick.signal();
        qemu.silent();
        return qemu.ram().readInt(RING) == before + 1;
    }

    @Test
    void aKickReachesTheDeviceAndItsMessageTheCall() throws IOException {
        started(1);
        assertThat(served()).isTrue();
        assertThat(call.drain()).isEqualTo(1);
    }

    @Test
    void featuresAreTheDevicesAndTheProtocolsBit() throws IOException {
        assertThat(qemu.get(1, payload(0)).number()).isEqualTo(FakeRingNic.OFFERED | 1L << 30);
        qemu.connect(PROTOCOL);
        qemu.features(3);
        qemu.silent();
        assertThat(bench.device.accepted).isEqualTo(3);
    }

    @Test
    void theStatusIsTheDevices() throws IOException {
        qemu.connect(PROTOCOL);
        assertThat(qemu.set(39, number(11))).isTrue();
        assertThat(bench.device.status).isEqualTo(11);
        assertThat(qemu.get(40, payload(0)).number()).isEqualTo(11);
    }

    @Test
    void addressesOfTheProcessBecomeGuestAddresses() throws IOException {
        qemu.connect(PROTOCOL & ~GUEST_ADDRESSES);
        qemu.addMemory(false);
        qemu.start(0, USER + HALF + 0x4000, kick, call);
        assertThat(bench.device.descriptors[0]).isEqualTo(HIGH + 0x4000);
        assertThat(bench.device.driver[0]).isEqualTo(HIGH + 0x5000);
        assertThat(bench.device.used[0]).isEqualTo(HIGH + 0x6000);
    }

    @Test
    void aRingStopsWithItsBaseAndStartsAgain() throws IOException {
        started(0);
        served();
        int base = bench.device.base[0];
        assertThat(qemu.stop(0)).isEqualTo(base).isGreaterThan(5);
        assertThat(bench.device.started[0]).isFalse();
        assertThat(served()).isFalse();
        qemu.start(0, RING, kick, call);
        assertThat(served()).isTrue();
    }

    @Test
    void aRingThatIsDisabledIsNotServedUntilItIsEnabled() throws IOException {
        started(0);
        assertThat(qemu.set(18, state(0, 0))).isTrue();
        int before = qemu.ram().readInt(RING);
        assertThat(served()).isFalse();
        assertThat(qemu.set(18, state(0, 1))).isTrue();
        qemu.silent();
        assertThat(qemu.ram().readInt(RING)).isEqualTo(before + 1);
    }

    @Test
    void ringsOfAFrontEndWithoutProtocolFeaturesAreEnabled() throws IOException {
        qemu.get(1, payload(0));
        qemu.post(3, payload(0));
        qemu.post(2, number(3));
        qemu.post(
                5,
                payload(40)
                        .putInt(1)
                        .putInt(0)
                        .putLong(HIGH)
                        .putLong(HALF)
                        .putLong(USER)
                        .putLong(HALF),
                qemu.memfd().fd());
        qemu.post(8, state(0, 64));
        qemu.post(10, state(0, 0));
        qemu.post(9, FakeFrontEnd.addresses(0, 0, USER + 0x4000, USER, USER));
        qemu.post(12, number(0), kick.fd());
        qemu.post(13, number(0), call.fd());
        qemu.silent();
        assertThat(served()).isTrue();
    }

    @Test
    void aResetStopsAndDisablesRingsAndKeepsMemoryAndTheProtocol() throws IOException {
        started(0);
        assertThat(qemu.set(34, payload(0))).isTrue();
        assertThat(bench.device.log).endsWith("reset");
        assertThat(bench.device.started[0]).isFalse();
        assertThat(bench.memory.maps()).isEqualTo(2);
        qemu.features(FakeRingNic.OFFERED);
        assertThat(qemu.set(18, state(0, 1))).isTrue();
        qemu.start(0, RING, kick, call);
        assertThat(served()).isTrue();
    }

    @Test
    void enabledBeforeAnythingElseARingStartsEnabled() throws IOException {
        qemu.connect(PROTOCOL);
        assertThat(qemu.set(34, payload(0))).isTrue();
        assertThat(qemu.set(18, state(0, 1))).isTrue();
        qemu.features(FakeRingNic.OFFERED);
        assertThat(qemu.set(39, number(0))).isTrue();
        assertThat(qemu.set(39, number(11))).isTrue();
        qemu.addMemory(true);
        qemu.start(0, RING, kick, call);
        assertThat(bench.device.enabled[0]).isTrue();
        assertThat(served()).isTrue();
    }

    @Test
    void anotherCallDescriptorHasTheCallsThatFollowAndOneAtOnce() throws IOException {
        started(0);
        try (EventFd other = EventFd.create()) {
            assertThat(qemu.set(13, number(0), other.fd())).isTrue();
            assertThat(other.drain()).isEqualTo(1);
            served();
            assertThat(other.drain()).isEqualTo(1);
            assertThat(call.drain()).isZero();
        }
    }

    @Test
    void withoutACallDescriptorNobodyIsCalled() throws IOException {
        started(0);
        assertThat(qemu.set(13, number(0x100))).isTrue();
        assertThat(served()).isTrue();
        assertThat(call.drain()).isZero();
    }

    @Test
    void aRingWithoutAKickDescriptorIsPolled() throws IOException {
        started(0);
        assertThat(qemu.set(12, number(0x100))).isTrue();
        int before = qemu.ram().readInt(RING);
        qemu.silent();
        assertThat(qemu.ram().readInt(RING)).isGreaterThan(before);
        assertThat(bench.backend.poll(1)).as("never idle").isPositive();
    }

    @Test
    void memoryThatIsTakenAwayIsNotReachedAnyMore() throws IOException {
        started(0);
        assertThat(qemu.set(38, region(HIGH, HALF, HIGH, HALF))).isTrue();
        assertThat(bench.memory.maps()).isEqualTo(1);
        int before = qemu.ram().readInt(RING);
        kick.signal();
        qemu.silent();
        assertThat(qemu.ram().readInt(RING)).isEqualTo(before);
        assertThat(bench.memory.faults()).isPositive();
    }

    @Test
    void theNextFrontEndBeginsWithNothing() throws IOException {
        started(0);
        qemu.close();
        bench.run();
        assertThat(bench.backend.connected()).isFalse();
        assertThat(bench.device.started[0]).isFalse();
        assertThat(bench.memory.maps()).isZero();
        kick.signal();
        bench.run();
        try (FakeFrontEnd next = bench.connect()) {
            next.connect(PROTOCOL);
            next.addMemory(true);
            assertThat(next.set(18, state(0, 1))).isTrue();
            next.start(0, RING, kick, call);
            assertThat(next.stop(0)).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theAgentWaitsForMessagesAndForKicksOfStartedRings() throws IOException {
        int[] descriptors = new int[Transport.MAX_DESCRIPTORS];
        qemu.connect(PROTOCOL);
        assertThat(bench.backend.descriptors(descriptors)).isEqualTo(1);
        qemu.addMemory(true);
        qemu.start(0, RING, kick, call);
        assertThat(bench.backend.descriptors(descriptors)).isEqualTo(2);
        qemu.stop(0);
        assertThat(bench.backend.descriptors(descriptors)).isEqualTo(1);
    }
}
