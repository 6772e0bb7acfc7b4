package nicc.bench;

import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import nicc.runtime.demo.Bench;
import nicc.runtime.demo.Workload;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.guest.DriverSetup;
import nicc.runtime.guest.machine.Load;
import nicc.runtime.guest.machine.TrafficLoop;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Frames per second of driver, card and checks together, in one thread: an operation is a frame, so that
/// `-prof gc` tells the allocation per frame. A doorbell is for 8 frames, an interrupt for 48.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EmbeddedGuestBenchmark {
    private static final int FRAMES = 48;

    /// Which build of the card.
    @Param({"reference", "optimised"})
    public String build = "";

    /// The card.
    @Param({"e1000", "e1000_paravirt", "virtio_net"})
    public String card = "";

    /// Which traffic.
    @Param({"TRANSMIT_60", "TRANSMIT_1514", "RECEIVE_60", "RECEIVE_1514"})
    public @Nullable Workload workload;

    private @Nullable Bench bench;
    private @Nullable TrafficLoop loop;

    /// Starts the guest.
    @Setup
    public void start() {
        NicDeviceFactory factory = ServiceLoader.load(NicDeviceFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.description().name().equals(card)
                        && one.description().build().equals(build))
                .findFirst()
                .orElseThrow();
        Bench started = new Bench(factory, DriverSetup.STANDARD, "vfio-user-qemu");
        bench = started;
        loop = Objects.requireNonNull(workload).on(started, new Load(8, FRAMES));
    }

    /// Moves a batch.
    ///
    /// @return frames so far
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long frames() {
        TrafficLoop traffic = Objects.requireNonNull(loop);
        traffic.batch();
        return traffic.frames();
    }

    /// A rate of wrong frames is none.
    @TearDown
    public void check() {
        Bench used = Objects.requireNonNull(bench);
        if (used.wrong() != 0) {
            throw new IllegalStateException(used.wrong() + " wrong frames: " + used.mismatches());
        }
    }
}
