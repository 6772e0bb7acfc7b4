package nicc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nicc.dsl.model.Path;

/// I/O paths as Java expressions.
final class PathCode {
    private static final ClassName LIST = ClassName.get(List.class);

    private PathCode() {}

    static CodeBlock paths(List<Path> paths) {
        CodeBlock all = paths.stream()
                .map(p -> CodeBlock.of(
                        "\nnew $T($S, $S, $L)", RuntimeNames.PATH_DESCRIPTION, p.name(), p.title(), steps(p.steps())))
                .collect(CodeBlock.joining(","));
        return CodeBlock.of("$T.of($L)", LIST, all);
    }

    private static CodeBlock steps(List<Path.Step> steps) {
        return CodeBlock.of(
                "$T.of($L)", LIST, steps.stream().map(PathCode::step).collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock step(Path.Step step) {
        ClassName path = RuntimeNames.PATH_DESCRIPTION;
        return switch (step) {
            case Path.Access a ->
                CodeBlock.of("new $T.Access($S, $L)", path, a.register().name(), a.write());
            case Path.EngineStep e -> CodeBlock.of("new $T.EngineStep($S)", path, e.engine());
            case Path.Repeat r ->
                CodeBlock.of(
                        "new $T.Repeat($L, $L, $L, $L)",
                        path,
                        r.perUnit(),
                        r.constant(),
                        r.divisor(),
                        steps(r.steps()));
            case Path.OptionalSteps o -> CodeBlock.of("new $T.Optional($L)", path, steps(o.steps()));
        };
    }
}
