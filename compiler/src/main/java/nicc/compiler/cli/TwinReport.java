package nicc.compiler.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nicc.compiler.plan.PathExits;
import nicc.compiler.plan.Plans;
import nicc.compiler.plan.Profile;
import nicc.dsl.derive.ParavirtTwin;
import nicc.dsl.model.Device;
import nicc.dsl.model.Path;

/// What the I/O paths of a device cost in exits, beside those of its twin.
final class TwinReport {

    /// The platforms that are shown when none is named.
    static final List<String> PROFILES = List.of("vfio-user-qemu", "kvm-direct", "embedded");

    private static final List<Integer> FRAMES = List.of(1, 8, 64);

    private final Device original;
    private final ParavirtTwin twin;
    private final List<Profile> profiles;

    TwinReport(Device original, ParavirtTwin twin, List<Profile> profiles) {
        this.original = original;
        this.twin = twin;
        this.profiles = List.copyOf(profiles);
    }

    /// Exits of a path: without what is optional, and with it.
    private record Exits(long least, long most) {
        static Exits of(PathExits exits, Path path, int frames) {
            return new Exits(exits.exits(path, frames, false), exits.exits(path, frames, true));
        }

        @Override
        public String toString() {
            return least == most ? Long.toString(least) : least + "-" + most;
        }
    }

    private record Row(String profile, String path, int frames, Exits emulated, Exits paravirtual) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Profile profile : profiles) {
            PathExits before = new PathExits(Plans.of(original, profile));
            PathExits after = new PathExits(Plans.of(twin.device(), profile));
            for (int i = 0; i < original.paths().size(); i++) {
                Path path = original.paths().get(i);
                Path derived = twin.device().paths().get(i);
                for (int n : FRAMES) {
                    rows.add(new Row(
                            profile.name(), path.name(), n, Exits.of(before, path, n), Exits.of(after, derived, n)));
                }
            }
        }
        return rows;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT, "%-15s %-16s %6s %12s %12s%n", "platform", "path", "frames", "emulated", "paravirtual"));
        for (Row row : rows()) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-15s %-16s %6d %12s %12s%n",
                    row.profile(),
                    row.path(),
                    row.frames(),
                    row.emulated(),
                    row.paravirtual()));
        }
        out.append(
                "Exits; of a range, the higher one with what is optional: doorbells of the twin while the device rests.\n");
        return out.toString();
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("device", original.name());
        data.put("twin", twin.device().name());
        data.put("paths", rows().stream().map(TwinReport::data).toList());
        return data;
    }

    private static Map<String, Object> data(Row row) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("profile", row.profile());
        data.put("path", row.path());
        data.put("frames", row.frames());
        data.put("emulated", row.emulated());
        data.put("paravirtual", row.paravirtual());
        return data;
    }
}
