package nicc.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import nicc.guest.Measurement.Taken;
import org.jspecify.annotations.Nullable;

/// The middle of a measurement, in which traffic is under way: what is used and counted there is the traffic's, and
/// not what sets it up.
///
/// It begins when frames have begun to flow and a fifth of the time has passed, and ends before the traffic does. How
/// much traffic falls into it, its share of the bytes on the wire says.
///
/// @param taken what the measurement found
/// @param cpu what was used of the processors, 1 for one
/// @param counts what was counted, or null
record Window(Taken taken, CpuTimes cpu, @Nullable Counts counts) {
    /// More bytes than it takes to agree on a measurement.
    private static final long FLOWING = 32_768;

    private static final double FROM = 0.2;
    private static final double TO = 0.85;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration SETTING_UP = Duration.ofSeconds(30);

    /// The host's view of a guest.
    ///
    /// @param nanos by the monotonic clock
    /// @param bytes that have passed the tap, both ways
    private record Moment(long nanos, CpuTimes cpu, long bytes) {
        static Moment of(GuestMachine guest) {
            return new Moment(System.nanoTime(), CpuTimes.of(guest), bytesOnWire(guest));
        }

        double secondsTo(Moment later) {
            return (later.nanos - nanos) / NANOS_PER_SECOND;
        }
    }

    /// What a guest's kernel says of itself.
    ///
    /// @param up seconds since it was started
    /// @param idle seconds of these with nothing to do
    private record Inside(double up, double idle) {
        static Inside of(GuestMachine guest) {
            String[] words = guest.shell().ok("cat /proc/uptime").strip().split(" ", -1);
            return new Inside(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
        }
    }

    private record Ends(Moment begin, Moment end, double idleShare) {}

    /// Measures.
    ///
    /// @param time how long traffic is to flow
    /// @param counting whether to count as well; the guest then spends a moment on saying what it has done
    /// @param traffic makes it flow
    static Window of(GuestMachine guest, Duration time, boolean counting, Supplier<Taken> traffic) {
        long before = bytesOnWire(guest);
        try (ExecutorService sampler = Executors.newSingleThreadExecutor()) {
            Future<Ends> ends = sampler.submit(() -> ends(guest, time, counting, before));
            Taken taken;
            try {
                taken = traffic.get();
            } catch (Throwable e) {
                ends.cancel(true);
                throw e;
            }
            return window(guest, taken, ends.get(), counting, bytesOnWire(guest) - before);
        } catch (InterruptedException e) {
            throw Await.interrupted(e);
        } catch (ExecutionException e) {
            throw new AssertionError("the measurement was not watched", e.getCause());
        }
    }

    private static Ends ends(GuestMachine guest, Duration time, boolean counting, long before) {
        Await.until(SETTING_UP, () -> bytesOnWire(guest) - before > FLOWING, () -> "no traffic flows");
        long start = System.nanoTime();
        Await.sleep(part(time, FROM));
        Inside first = counting ? Inside.of(guest) : new Inside(0, 0);
        Moment begin = Moment.of(guest);
        Duration left = part(time, TO).minusNanos(System.nanoTime() - start);
        if (left.isNegative()) {
            throw new AssertionError("the guest was too slow to answer within " + time);
        }
        Await.sleep(left);
        Moment end = Moment.of(guest);
        Inside second = counting ? Inside.of(guest) : new Inside(1, 0);
        return new Ends(begin, end, (second.idle - first.idle) / (second.up - first.up));
    }

    private static Duration part(Duration time, double part) {
        return Duration.ofNanos((long) (time.toNanos() * part));
    }

    private static Window window(GuestMachine guest, Taken taken, Ends ends, boolean counting, long allBytes) {
        double seconds = ends.begin.secondsTo(ends.end);
        CpuTimes cpu = ends.end.cpu.since(ends.begin.cpu).over(seconds);
        if (!counting) {
            return new Window(taken, cpu, null);
        }
        double bytes = ends.end.bytes - ends.begin.bytes;
        ServerCounts server = guest.maybeServer()
                .map(process ->
                        ServerCounts.at(process, ends.end.nanos).since(ServerCounts.at(process, ends.begin.nanos)))
                .orElse(ServerCounts.NONE);
        double units = taken.units() * bytes / allBytes;
        return new Window(taken, cpu, new Counts(seconds, units, bytes, ends.idleShare * seconds, server));
    }

    /// Bytes that have passed the tap so far, both ways. QEMU is in the tap's namespace, and so its /proc tells.
    private static long bytesOnWire(GuestMachine guest) {
        Path devices = Path.of("/proc", String.valueOf(guest.qemu().pid()), "net", "dev");
        try {
            String counters = Files.readAllLines(devices).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(GuestMachine.TAP + ":"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no tap in " + devices));
            String[] words =
                    counters.substring(counters.indexOf(':') + 1).strip().split("\\s+", -1);
            return Long.parseLong(words[0]) + Long.parseLong(words[8]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
