package nicc.dsl.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.dsl.Frontend;
import nicc.dsl.diagnostic.Renderer;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;

/// Finds the spec that a command's argument means: a file, or the bare name of a device.
public final class SpecFiles {

    /// The system property with the folders of the repository's specs and of the twins that its build has derived, as
    /// a class path has them; set by the launcher.
    public static final String FOLDERS = "nicc.specs";

    private static final String SUFFIX = ".nic";
    private static final String DEFAULT = "generated/src/main/nic";

    private SpecFiles() {}

    /// Loads a spec.
    ///
    /// @param argument a path, or `e1000` for `./e1000.nic`, a spec of the repository, or one on the class path
    /// @return what came of it
    /// @throws CommandFailure when there is no such spec, or it cannot be read
    public static Frontend.Result load(String argument) {
        try {
            Optional<Path> file = find(argument);
            if (file.isPresent()) {
                return Frontend.load(file.get());
            }
            SourceFile source = Frontend.library(argument + SUFFIX)
                    .orElseThrow(() -> new CommandFailure("there is no spec '" + argument + "': tried "
                            + String.join(
                                    ", ",
                                    candidates(argument).stream()
                                            .map(Path::toString)
                                            .toList())
                            + " and the library"));
            return Frontend.load(source, (path, importer) -> Frontend.library(path));
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + argument + ": " + e.getMessage());
        }
    }

    /// The device of a spec; what is wrong with it is printed.
    ///
    /// @param result what came of the spec
    /// @param err where findings go
    /// @return the device
    /// @throws CommandFailure when the spec has errors
    public static Device device(Frontend.Result result, PrintWriter err) {
        Renderer renderer = new Renderer(result.sources());
        result.diagnostics().forEach(d -> err.println(renderer.render(d)));
        return result.device().orElseThrow(() -> new CommandFailure("the spec has errors"));
    }

    /// The file that an argument means.
    ///
    /// @param argument a path or a bare name
    /// @return the file, empty when there is none
    public static Optional<Path> find(String argument) {
        return candidates(argument).stream().filter(Files::isRegularFile).findFirst();
    }

    private static List<Path> candidates(String argument) {
        List<Path> candidates = new ArrayList<>();
        candidates.add(Path.of(argument));
        if (!argument.endsWith(SUFFIX) && !argument.contains("/")) {
            candidates.add(Path.of(argument + SUFFIX));
            for (String folder : System.getProperty(FOLDERS, DEFAULT).split(File.pathSeparator, -1)) {
                candidates.add(Path.of(folder, argument + SUFFIX));
            }
        }
        return candidates;
    }
}
