package nicc.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nicc.dsl.check.Checks;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Device;
import nicc.dsl.parser.SpecParser;
import nicc.dsl.resolve.Loader;
import nicc.dsl.resolve.Resolver;

/// Text to device: what all other parts of nicc begin with.
public final class Frontend {

    /// Class path folder of specs and of files that any spec can import.
    private static final String LIBRARY = "nic/";

    private Frontend() {}

    /// What came of a file.
    ///
    /// @param device the device; empty when there are errors
    /// @param diagnostics what was found, in order of place
    /// @param sources the files that were read, the first one first
    public record Result(Optional<Device> device, List<Diagnostic> diagnostics, List<SourceFile> sources) {
        /// Copies the lists.
        public Result {
            diagnostics = List.copyOf(diagnostics);
            sources = List.copyOf(sources);
        }
    }

    /// Reads, resolves and checks a spec. Imports are looked up beside it, then in the library.
    ///
    /// @param file the spec
    /// @return the device, or what is wrong with it
    /// @throws IOException when the file cannot be read
    public static Result load(Path file) throws IOException {
        return load(new SourceFile(file.toString(), Files.readString(file)), Frontend::beside);
    }

    /// Resolves and checks a text.
    ///
    /// @param source the text
    /// @param loader finds imports
    /// @return the device, or what is wrong with it
    public static Result load(SourceFile source, Loader loader) {
        Diagnostics diagnostics = new Diagnostics();
        Resolver resolver = new Resolver(diagnostics, loader, SpecParser::parse);
        Optional<Device> device = resolver.resolve(source);
        device.ifPresent(d -> Checks.run(d, diagnostics));
        return new Result(
                diagnostics.hasErrors() ? Optional.empty() : device, diagnostics.sorted(), resolver.sources());
    }

    private static Optional<SourceFile> beside(String path, String importer) {
        Path file = Path.of(importer).resolveSibling(path);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new SourceFile(file.toString(), Files.readString(file)))
                    : library(path);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A file of the built-in library.
    ///
    /// @param path relative to the library
    /// @return the file, empty when there is none
    public static Optional<SourceFile> library(String path) {
        try (InputStream in = Frontend.class.getClassLoader().getResourceAsStream(LIBRARY + path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new SourceFile(LIBRARY + path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
