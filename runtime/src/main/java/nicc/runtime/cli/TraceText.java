package nicc.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.transport.PathExits;
import nicc.runtime.transport.TraceAnalysis;
import nicc.runtime.transport.TraceHeader;

/// Prints a trace for people.
final class TraceText {
    private final PrintWriter out;

    TraceText(PrintWriter out) {
        this.out = out;
    }

    void header(TraceHeader header) {
        out.printf("%s, %s build, served for %s%n", header.name(), header.build(), header.profile());
    }

    void line(String line) {
        out.println(line);
    }

    void sites(TraceAnalysis analysis) {
        out.println();
        out.println("accesses by site");
        sites(analysis.sites());
        out.printf("  bus resets %d%n", analysis.resets());
        if (analysis.lost() > 0) {
            out.printf("  not recorded, because the file could not keep up: %d%n", analysis.lost());
        }
    }

    void paths(TraceAnalysis analysis) {
        analysis.paths().forEach(this::path);
        out.println();
        out.println(
                analysis.strays().isEmpty() ? "every access is part of a path" : "accesses that are part of no path");
        sites(analysis.strays());
    }

    private void path(PathExits path) {
        out.println();
        out.printf("path %s (%s): %d times%n", path.path(), path.title(), path.runs());
        if (path.runs() == 0) {
            return;
        }
        out.println("  n: " + units(path.units()));
        out.printf("  %-10s %12s %12s%n", "exits", "predicted", "counted");
        path.exits().forEach(this::exits);
    }

    private void exits(Mechanism mechanism, PathExits.Exits exits) {
        String predicted =
                exits.atLeast() == exits.atMost() ? "" + exits.atLeast() : exits.atLeast() + ".." + exits.atMost();
        out.printf(
                "  %-10s %12s %12d%s%n",
                lower(mechanism), predicted, exits.counted(), exits.asPredicted() ? "" : "   not as predicted");
    }

    private static String units(Map<String, Integer> units) {
        return units.entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + " times)")
                .collect(Collectors.joining(", "));
    }

    private void sites(List<TraceAnalysis.Site> sites) {
        sites.forEach(site -> out.printf(
                "  %12d  %-5s %-16s %s%n",
                site.count(), site.write() ? "write" : "read", site.name(), lower(site.mechanism())));
    }

    private static String lower(Mechanism mechanism) {
        return mechanism.name().toLowerCase(Locale.ROOT);
    }
}
