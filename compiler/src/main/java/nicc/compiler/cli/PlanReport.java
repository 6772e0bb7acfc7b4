package nicc.compiler.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nicc.compiler.plan.ExitPlan;
import nicc.compiler.plan.Mechanism;
import nicc.compiler.plan.PathExits;
import nicc.compiler.plan.Profile;
import nicc.dsl.model.Device;
import nicc.dsl.model.Path;

/// A plan as text and as JSON data.
final class PlanReport {

    /// The numbers of frames for which a path is counted.
    private static final List<Integer> FRAMES = List.of(1, 8, 16, 64);

    private final Device device;
    private final Profile profile;
    private final ExitPlan plan;
    private final PathExits exits;

    PlanReport(Device device, Profile profile, ExitPlan plan) {
        this.device = device;
        this.profile = profile;
        this.plan = plan;
        exits = new PathExits(plan);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(device.name())
                .append(" on ")
                .append(profile.name())
                .append(": ")
                .append(profile.title())
                .append("\n\n");
        out.append(String.format(
                Locale.ROOT, "%-12s %-6s %-8s %-10s %s%n", "register", "access", "offset", "mechanism", "because"));
        for (ExitPlan.Site site : plan.sites()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-12s %-6s %-8s %-10s %s%n",
                    site.register(),
                    site.write() ? "write" : "read",
                    site.bar() + ":" + String.format(Locale.ROOT, "%05x", site.offset()),
                    name(site.mechanism()),
                    site.reason()));
        }
        out.append('\n').append(pathTable());
        return out.toString();
    }

    private String pathTable() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT, "%-14s %6s", "path", "frames"));
        for (Mechanism mechanism : Mechanism.values()) {
            out.append(String.format(Locale.ROOT, " %9s", name(mechanism)));
        }
        out.append(String.format(Locale.ROOT, " %7s %11s%n", "exits", "exits/frame"));
        for (Path path : device.paths()) {
            for (int n : FRAMES) {
                Map<Mechanism, Long> counts = exits.count(path, n, false);
                out.append(String.format(Locale.ROOT, "%-14s %6d", path.name(), n));
                for (Mechanism mechanism : Mechanism.values()) {
                    out.append(String.format(Locale.ROOT, " %9d", counts.getOrDefault(mechanism, 0L)));
                }
                long sum = exits.exits(path, n, false);
                out.append(String.format(Locale.ROOT, " %7d %11.3f%n", sum, (double) sum / n));
            }
        }
        return out.toString();
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("device", device.name());
        data.put("profile", profile.name());
        data.put("platform", profile);
        data.put("sites", plan.sites());
        List<Map<String, Object>> paths = new ArrayList<>();
        for (Path path : device.paths()) {
            for (int n : FRAMES) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("path", path.name());
                row.put("frames", n);
                row.put("accesses", exits.count(path, n, false));
                row.put("exits", exits.exits(path, n, false));
                row.put("exitsWithOptional", exits.exits(path, n, true));
                paths.add(row);
            }
        }
        data.put("paths", paths);
        return data;
    }

    private static String name(Mechanism mechanism) {
        return mechanism.name().toLowerCase(Locale.ROOT);
    }
}
