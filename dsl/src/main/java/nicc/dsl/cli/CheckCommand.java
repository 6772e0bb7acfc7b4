package nicc.dsl.cli;

import java.util.List;
import java.util.concurrent.Callable;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Renderer;
import nicc.dsl.diagnostic.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc check`.
@Command(name = "check", description = "Checks specs and reports everything that is wrong with them.")
public final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Specs: files, or names such as e1000.")
    List<String> files;

    @Option(names = "--json", description = "Prints the findings as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        boolean failed = false;
        for (String file : files) {
            Frontend.Result result = SpecFiles.load(file);
            print(result);
            failed |= result.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
        }
        return failed ? 1 : 0;
    }

    private void print(Frontend.Result result) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(DiagnosticsJson.of(result));
            return;
        }
        Renderer renderer = new Renderer(result.sources());
        for (Diagnostic diagnostic : result.diagnostics()) {
            out.println(renderer.render(diagnostic));
        }
        long errors = result.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .count();
        long warnings = result.diagnostics().size() - errors;
        if (errors + warnings > 0) {
            out.println(errors
                    + (errors == 1 ? " error, " : " errors, ")
                    + warnings
                    + (warnings == 1 ? " warning" : " warnings"));
        }
    }
}
