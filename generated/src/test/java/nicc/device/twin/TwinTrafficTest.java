package nicc.device.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nicc.runtime.demo.Bench;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.traffic.TrafficMix;
import nicc.runtime.transport.AccessCounters;
import org.junit.jupiter.api.Test;

/// The embedded guest's driver on the card and on its twin.
class TwinTrafficTest {
    private static final int BATCHES = 30;
    private static final String PROFILE = "vfio-user-qemu";

    /// Each frame is compared with one that was computed independently: segments, checksums and tags too.
    @Test
    void everyFrameIsRightInBothBuilds() {
        for (NicDeviceFactory build : Twins.PARAVIRTUAL) {
            for (DriverSetup setup : List.of(DriverSetup.STANDARD, new DriverSetup(1500, true, true))) {
                Bench bench = new Bench(build, setup, PROFILE);
                for (Load load : List.of(Load.LIGHT, Load.BUSY, Load.DENSE)) {
                    run(bench, load);
                }
                assertThat(bench.mismatches()).isEmpty();
                assertThat(bench.checked()).isGreaterThan(BATCHES);
            }
        }
    }

    private static void run(Bench bench, Load load) {
        var out = bench.transmit(TrafficMix.standard(), load);
        var segments = bench.transmit(TrafficMix.segmentation(), load);
        var in = bench.receive(TrafficMix.incoming(), load);
        for (int i = 0; i < BATCHES; i++) {
            out.batch();
            segments.batch();
            in.batch();
        }
    }

    /// Both guests set aside the same memory in the same order but for the block; card and twin leave the same bytes in
    /// rings and buffers and the same frames on the wire.
    @Test
    void ringsAndWireAreTheSameAsTheEmulatedCards() {
        for (int build = 0; build < 2; build++) {
            RingScenario emulated = new RingScenario(Twins.EMULATED.get(build), false);
            RingScenario paravirtual = new RingScenario(Twins.PARAVIRTUAL.get(build), true);
            emulated.run();
            paravirtual.run();
            assertThat(paravirtual.wire()).isEqualTo(emulated.wire()).isNotEmpty();
            assertThat(paravirtual.memory()).isEqualTo(emulated.memory());
            assertThat(paravirtual.causes()).isEqualTo(emulated.causes());
        }
    }

    /// While frames come in, the driver of the twin makes no access at all; to send one it rings once, if the card
    /// rests.
    @Test
    void nothingIsAccessedOnThePathsButDoorbells() {
        Bench bench = new Bench(Twins.PARAVIRTUAL.getFirst(), DriverSetup.STANDARD, PROFILE);
        var in = bench.receive(TrafficMix.incoming(), Load.BUSY);
        var out = bench.transmit(TrafficMix.standard(), Load.LIGHT);
        long before = accesses(bench);
        IntStream.range(0, BATCHES).forEach(_ -> in.batch());
        assertThat(accesses(bench) - before).isZero();
        long frames = out.frames();
        IntStream.range(0, BATCHES).forEach(_ -> out.batch());
        assertThat(accesses(bench) - before).isEqualTo(out.frames() - frames);
        assertThat(bench.wrong()).isZero();
    }

    private static long accesses(Bench bench) {
        return bench.guest().accesses().sites().stream()
                .mapToLong(AccessCounters.Site::count)
                .sum();
    }
}
