package nicc.runtime.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.RegisterDescription;
import nicc.runtime.guest.machine.TrafficLoop;
import nicc.runtime.report.Rate;
import nicc.runtime.report.SiteCount;
import nicc.runtime.transport.AccessCounters.Site;

/// Measures traffic of one build in slices, so that builds can take turns. The slice of the median rate counts:
/// what else the machine does hits some slices, seldom most of them.
final class RateRun {
    private final Bench bench;
    private final TrafficLoop loop;
    private final List<Rate> slices = new ArrayList<>();

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
        long packets = loop.packets();
        long frames = loop.frames();
        long bytes = loop.bytes();
        List<Site> before = bench.guest().accesses().sites();
        long nanos = spend(duration);
        slices.add(new Rate(
                loop.packets() - packets, loop.frames() - frames, loop.bytes() - bytes, nanos, sitesSince(before)));
    }

    /// The slice of the median rate.
    Rate rate() {
        return slices.stream()
                .sorted(Comparator.comparingDouble(Rate::framesPerSecond))
                .skip(slices.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private List<SiteCount> sitesSince(List<Site> before) {
        Map<Site, Long> counts = new HashMap<>();
        bench.guest().accesses().sites().forEach(site -> counts.merge(key(site), site.count(), Long::sum));
        before.forEach(site -> counts.merge(key(site), -site.count(), Long::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(SiteCount::count).reversed().thenComparing(SiteCount::site))
                .toList();
    }

    private static Site key(Site site) {
        return new Site(site.bar(), site.offset(), site.write(), site.mechanism(), 0);
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

    private SiteCount count(Site site, long count) {
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
