package nicc.runtime.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.runtime.device.ExitPlan.Mechanism;
import org.jspecify.annotations.Nullable;

/// What a whole trace says: accesses by site, paths, and what is in no path.
///
/// @param sites accesses by site and mechanism, the busiest first
/// @param paths each path with its exits, as planned and as counted
/// @param strays accesses that are part of no path, by site, an array's elements together
/// @param resets how often the bus reset the function
/// @param lost records that the recorder had to leave out
public record TraceAnalysis(List<Site> sites, List<PathExits> paths, List<Site> strays, long resets, long lost) {

    /// Accesses of one kind.
    ///
    /// @param name the register's name, or region and offset where there is none
    /// @param write whether they were writes
    /// @param mechanism what they were
    /// @param count how many
    public record Site(String name, boolean write, Mechanism mechanism, long count) {}

    /// Reads a trace to its end.
    ///
    /// @param reader the trace
    /// @param device the device that it is a trace of
    /// @param plan the plan of the platform that was served
    /// @return what it says
    /// @throws IOException when the trace cannot be read
    public static TraceAnalysis of(TraceReader reader, DeviceDescription device, ExitPlan plan) throws IOException {
        RegisterNames names = new RegisterNames(device);
        PathRecogniser recogniser = new PathRecogniser(device.paths());
        List<TraceRecord.Access> accesses = new ArrayList<>();
        long resets = 0;
        long lost = 0;
        for (TraceRecord record = reader.next(); record != null; record = reader.next()) {
            switch (record) {
                case TraceRecord.Access access -> {
                    accesses.add(access);
                    recogniser.take(access, register(names, access));
                }
                case TraceRecord.Reset _ -> resets++;
                case TraceRecord.Gap gap -> lost += gap.lost();
            }
        }
        recogniser.finish();
        List<PathExits> paths = device.paths().stream()
                .map(path -> PathExits.of(path, plan, recogniser.runs()))
                .toList();
        List<Site> strays = count(recogniser.strays(), access -> group(names, access));
        return new TraceAnalysis(count(accesses, access -> name(names, access)), paths, strays, resets, lost);
    }

    /// The name of the place that an access is to.
    ///
    /// @param names the device's registers
    /// @param access the access
    /// @return such as `ICR`, or `BAR1+0x10` where there is no register
    public static String name(RegisterNames names, TraceRecord.Access access) {
        RegisterNames.Place place = names.find(access.bar(), access.offset());
        return place == null ? "BAR" + access.bar() + "+0x" + Long.toHexString(access.offset()) : place.name();
    }

    private static @Nullable String register(RegisterNames names, TraceRecord.Access access) {
        RegisterNames.Place place = names.find(access.bar(), access.offset());
        return place == null ? null : place.register().name();
    }

    /// What an access that belongs to no path is listed under: an array's elements together, which drivers
    /// clear one
    /// by one.
    private static String group(RegisterNames names, TraceRecord.Access access) {
        RegisterNames.Place place = names.find(access.bar(), access.offset());
        boolean element = place != null && place.register().count() > 1;
        return element ? place.register().name() + "[]" : name(names, access);
    }

    private static List<Site> count(List<TraceRecord.Access> accesses, Function<TraceRecord.Access, String> name) {
        Map<Site, Long> counts = new LinkedHashMap<>();
        for (TraceRecord.Access access : accesses) {
            counts.merge(new Site(name.apply(access), access.write(), access.mechanism(), 0), 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .map(e -> new Site(
                        e.getKey().name(), e.getKey().write(), e.getKey().mechanism(), e.getValue()))
                .sorted(Comparator.comparingLong(Site::count).reversed().thenComparing(Site::name))
                .toList();
    }
}
