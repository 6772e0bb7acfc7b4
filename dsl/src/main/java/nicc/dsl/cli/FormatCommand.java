package nicc.dsl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nicc.dsl.ast.FileNode;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Renderer;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.parser.SpecParser;
import nicc.dsl.print.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc fmt`.
@Command(name = "fmt", description = "Formats specs in place; comments stay.")
public final class FormatCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Specs: files, or names such as e1000.")
    List<String> files;

    @Option(
            names = "--check",
            description = "Writes nothing; names the files that would change, and fails if any would.")
    boolean check;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int status = 0;
        for (String argument : files) {
            Path file = SpecFiles.find(argument)
                    .orElseThrow(() -> new CommandFailure("there is no file '" + argument + "'"));
            status = Math.max(status, format(file));
        }
        return status;
    }

    private int format(Path file) throws IOException {
        SourceFile source = new SourceFile(file.toString(), Files.readString(file));
        Diagnostics diagnostics = new Diagnostics();
        FileNode tree = SpecParser.parse(source, diagnostics);
        if (diagnostics.hasErrors()) {
            Renderer renderer = new Renderer(List.of(source));
            diagnostics.sorted().forEach(d -> spec.commandLine().getErr().println(renderer.render(d)));
            return 1;
        }
        String formatted = Printer.print(tree);
        if (formatted.equals(source.text())) {
            return 0;
        }
        if (check) {
            spec.commandLine().getOut().println(file);
            return 1;
        }
        Files.writeString(file, formatted);
        return 0;
    }
}
