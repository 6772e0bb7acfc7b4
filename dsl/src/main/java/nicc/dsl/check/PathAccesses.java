package nicc.dsl.check;

import java.util.List;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Path;
import nicc.dsl.model.Register;

/// Paths read what software can read, and write what it can write.
final class PathAccesses implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        device.paths().forEach(p -> steps(p, p.steps(), diagnostics));
    }

    private static void steps(Path path, List<Path.Step> steps, Diagnostics diagnostics) {
        for (Path.Step step : steps) {
            switch (step) {
                case Path.Access a -> access(path, a, diagnostics);
                case Path.Repeat r -> steps(path, r.steps(), diagnostics);
                case Path.OptionalSteps o -> steps(path, o.steps(), diagnostics);
                case Path.EngineStep _ -> {}
            }
        }
    }

    private static void access(Path path, Path.Access access, Diagnostics diagnostics) {
        Register register = access.register();
        boolean possible = access.write()
                ? !register.onWrite().isEmpty() || register.fields().stream().anyMatch(PathAccesses::writes)
                : register.onRead().isPresent() || register.fields().stream().anyMatch(PathAccesses::reads);
        if (!possible) {
            String verb = access.write() ? "write" : "read";
            diagnostics.add(new Diagnostic(
                            Code.PATH_ACCESS,
                            path.span(),
                            "path '" + path.name() + "' has '" + verb + " " + register.name()
                                    + "', and software cannot " + verb + " it")
                    .at(register.span(), "the register"));
        }
    }

    private static boolean writes(Field field) {
        return field.kind() == Field.Kind.PLAIN && (field.sw() == Field.Access.RW || field.sw() == Field.Access.W);
    }

    private static boolean reads(Field field) {
        return field.kind() != Field.Kind.PLAIN || field.sw() == Field.Access.RW || field.sw() == Field.Access.R;
    }
}
