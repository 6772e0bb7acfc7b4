package nicc.dsl.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.derive.Roles.Counted;
import nicc.dsl.derive.Roles.Gives;
import nicc.dsl.derive.Roles.Published;
import nicc.dsl.derive.Roles.Stays;
import nicc.dsl.model.Path;

/// The paths of a twin: what a driver still has to access. A doorbell is optional: it rings while the device
/// rests.
final class TwinPaths {

    private final Roles roles;
    private final TwinParts parts;

    TwinPaths(Roles roles, TwinParts parts) {
        this.roles = roles;
        this.parts = parts;
    }

    String text(Path path) {
        boolean[] collected = new boolean[1];
        String steps = steps(path, path.steps(), collected);
        String title = path.title().isEmpty() ? "" : " \"" + escaped(path.title()) + ", with the status block\"";
        return "path " + path.name() + title + " (n) {\n" + steps + "  }";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String steps(Path path, List<Path.Step> steps, boolean[] collected) {
        StringBuilder out = new StringBuilder();
        for (Path.Step step : steps) {
            switch (step) {
                case Path.EngineStep engine ->
                    out.append("    engine ").append(engine.engine()).append(";\n");
                case Path.Access access -> out.append(access(path, access, collected));
                case Path.Repeat repeat ->
                    out.append(braces("repeat " + count(repeat), steps(path, repeat.steps(), collected)));
                case Path.OptionalSteps maybe -> out.append(braces("optional", steps(path, maybe.steps(), collected)));
            }
        }
        return out.toString();
    }

    private static String braces(String head, String steps) {
        return steps.isEmpty() ? "" : "    " + head + " {\n" + steps + "    }\n";
    }

    private String access(Path path, Path.Access access, boolean[] collected) {
        return switch (roles.of(path, access)) {
            case Gives gives ->
                doorbell(gives)
                        .map(name -> "    optional { write " + name + "; }\n")
                        .orElse("");
            case Published _ -> "";
            case Counted _ -> {
                String ask = collected[0] ? "" : "    write PV_COLLECT;\n";
                collected[0] = true;
                yield ask;
            }
            case Stays _ ->
                "    %s %s.%s;\n"
                        .formatted(
                                access.write() ? "write" : "read",
                                access.bank().name(),
                                access.register().name());
        };
    }

    private Optional<String> doorbell(Gives gives) {
        return parts.rings().stream()
                .filter(ring -> ring.ring().equals(gives.ring()))
                .map(ring -> "PV_KICK_" + ring.upperName())
                .findFirst();
    }

    private static String count(Path.Repeat repeat) {
        List<String> terms = new ArrayList<>();
        if (repeat.perUnit() != 0) {
            terms.add(repeat.perUnit() == 1 ? "n" : repeat.perUnit() + " * n");
        }
        if (repeat.constant() != 0 || terms.isEmpty()) {
            terms.add(Integer.toString(repeat.constant()));
        }
        String sum = String.join(" + ", terms);
        if (repeat.divisor() == 1) {
            return sum;
        }
        return "ceil(" + (terms.size() > 1 ? "(" + sum + ")" : sum) + " / " + repeat.divisor() + ")";
    }
}
