package nicc.runtime.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nicc.runtime.device.NicDeviceFactory;

/// A spec compiled to devices in a directory of its own, which goes away with it.
public final class SpecBuild implements AutoCloseable {
    private final Commands commands;
    private final Path spec;
    private final Path directory;
    private final List<CompiledClasses> loaders = new ArrayList<>();

    /// Creates the directory.
    ///
    /// @param commands has `compile`
    /// @param spec the `.nic` file
    /// @throws IOException when there is no room for it
    public SpecBuild(Commands commands, Path spec) throws IOException {
        this.commands = commands;
        this.spec = spec;
        this.directory = Files.createTempDirectory("nicc-demo");
    }

    /// Compiles a build of the spec.
    ///
    /// @param options of `nicc compile`
    /// @return the device's factory
    /// @throws DemoException when the spec has errors, with what the compiler said
    /// @throws IOException when a file cannot be written
    public NicDeviceFactory compile(String... options) throws DemoException, IOException {
        Path sources = directory.resolve("sources" + loaders.size());
        Path classes = directory.resolve("classes" + loaders.size());
        List<String> arguments = new ArrayList<>(List.of(spec.toString(), "-o", sources.toString()));
        arguments.addAll(List.of(options));
        commands.run("compile", arguments.toArray(String[]::new));
        JavaSources.compile(sources, classes);
        CompiledClasses loader = new CompiledClasses(classes);
        loaders.add(loader);
        return loader.factories().stream()
                .findFirst()
                .orElseThrow(() -> new DemoException("nicc compile made no device of " + spec));
    }

    /// The classes of the build that was compiled last.
    ///
    /// @return a directory
    public Path classes() {
        return directory.resolve("classes" + (loaders.size() - 1));
    }

    @Override
    public void close() throws IOException {
        for (CompiledClasses loader : loaders) {
            loader.close();
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.sorted(Comparator.reverseOrder()).forEach(SpecBuild::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
