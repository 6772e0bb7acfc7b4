package nicc.runtime.report;

import java.util.List;
import java.util.stream.IntStream;
import nicc.runtime.device.DeviceDescription;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A report as JSON.
public final class JsonReport {
    private JsonReport() {}

    private record Root(
            String device,
            String title,
            String specHash,
            String profile,
            List<String> builds,
            long frames,
            long wrong,
            @Nullable ProofSummary proof,
            List<FrameCheck> checks,
            List<Row> results) {}

    private record Row(
            String workload,
            String load,
            String build,
            long packets,
            long frames,
            long bytes,
            long nanos,
            double framesPerSecond,
            double bitsPerSecond,
            double exitsPerFrame,
            List<SiteCount> sites) {}

    /// Writes a report.
    ///
    /// @param report what to write
    /// @return indented JSON, without a newline at its end
    public static String of(Report report) {
        List<String> builds =
                report.devices().stream().map(DeviceDescription::build).toList();
        List<Row> rows = report.comparisons().stream()
                .flatMap(one -> IntStream.range(0, one.results().size())
                        .mapToObj(i -> row(one, builds.get(i), one.results().get(i))))
                .toList();
        DeviceDescription device = report.devices().getFirst();
        Root root = new Root(
                device.name(),
                device.title(),
                device.specHash(),
                report.profile(),
                builds,
                report.frames(),
                report.wrong(),
                report.proof().orElse(null),
                report.checks(),
                rows);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Row row(Comparison one, String build, Rate rate) {
        return new Row(
                one.workload(),
                one.load(),
                build,
                rate.packets(),
                rate.frames(),
                rate.bytes(),
                rate.nanos(),
                rate.framesPerSecond(),
                rate.bitsPerSecond(),
                rate.exitsPerFrame(),
                rate.sites());
    }
}
