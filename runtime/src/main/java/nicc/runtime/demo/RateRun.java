package nicc.runtime.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.report.Rate;
import nicc.runtime.report.SiteCount;
import nicc.runtime.transport.AccessCounters;

/// Measures traffic of one build in slices, so that builds can take turns.
final class RateRun {
    private final Bench bench;
    private final TrafficLoop loop;
    private final Map<AccessCounters.Site, Long> accesses = new HashMap<>();
    private long packets;
    private long frames;
    private long bytes;
    private long nanos;

    RateRun(Bench bench, TrafficLoop loop) {
        this.bench = bench;
        this.loop = loop;
    }

    /// Lets traffic run without counting it.
    void warm(long duration) {
        spend(duration);
    }

    /// Measures a slice.
    void slice(long duration) {
        long packetsBefore = loop.packets();
        long framesBefore = loop.frames();
        long bytesBefore = loop.bytes();
        List<AccessCounters.Site> before = bench.guest().accesses().sites();
        nanos += spend(duration);
        bench.guest().accesses().sites().forEach(site -> add(site, 1));
        before.forEach(site -> add(site, -1));
        packets += loop.packets() - packetsBefore;
        frames += loop.frames() - framesBefore;
        bytes += loop.bytes() - bytesBefore;
    }

    /// What the slices were together.
    Rate rate() {
        List<SiteCount> sites = accesses.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
        return new Rate(packets, frames, bytes, nanos, sites);
    }

    private long spend(long duration) {
        long start = System.nanoTime();
        long spent;
        do {
            loop.batch();
            spent = System.nanoTime() - start;
        } while (spent < duration);
        return spent;
    }

    private void add(AccessCounters.Site site, int sign) {
        AccessCounters.Site key =
                new AccessCounters.Site(site.bar(), site.offset(), site.write(), site.mechanism(), 0);
        accesses.merge(key, sign * site.count(), Long::sum);
    }

    private SiteCount count(AccessCounters.Site site, long count) {
        String name = name(bench.guest().device().description(), site.bar(), site.offset());
        return new SiteCount(name, site.write(), site.mechanism(), count);
    }

    private static String name(DeviceDescription device, int bar, long offset) {
        for (RegisterDescription register : device.registers()) {
            long inside = offset - register.offset();
            if (register.bar() == bar
                    && inside >= 0
                    && inside < (long) (register.count() - 1) * register.stride() + register.width() / 8) {
                return register.count() == 1
                        ? register.name()
                        : register.name() + "[" + inside / register.stride() + "]";
            }
        }
        return "BAR%d+0x%04X".formatted(bar, offset);
    }
}
