package nicc.runtime.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import nicc.runtime.device.NicDeviceFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A spec compiled to devices in a directory of its own, which goes away with it.
public final class SpecBuild implements AutoCloseable {
    private final Commands commands;
    private final Path spec;
    private final Path directory;
    private final List<CompiledClasses> loaders = new ArrayList<>();
    private int builds;

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
        Path sources = directory.resolve("sources" + builds);
        Path classes = directory.resolve("classes" + builds);
        List<String> arguments = new ArrayList<>(List.of(spec.toString(), "-o", sources.toString()));
        arguments.addAll(List.of(options));
        commands.run("compile", arguments.toArray(String[]::new));
        JavaSources.compile(sources, classes);
        builds++;
        return load(new CompiledClasses(classes, NicDeviceFactory.class.getClassLoader()));
    }

    /// Loads the build that was compiled last once more, changed.
    ///
    /// @param change what is loaded instead of a class file, by the file and a loader that finds what it names
    /// @return the changed device's factory
    /// @throws DemoException when it cannot be loaded
    /// @throws IOException when a file cannot be read
    public NicDeviceFactory changed(BiFunction<byte[], ClassLoader, byte[]> change) throws DemoException, IOException {
        return load(new CompiledClasses(classes(), change::apply));
    }

    private NicDeviceFactory load(CompiledClasses loader) throws DemoException {
        loaders.add(loader);
        return loader.factories().stream()
                .findFirst()
                .orElseThrow(() -> new DemoException("nicc compile made no device of " + spec));
    }

    /// The passes that the optimising build runs.
    ///
    /// @return their names in their order
    /// @throws DemoException when the spec has errors, with what the compiler said
    public List<String> passes() throws DemoException {
        Path sources = directory.resolve("passes");
        Commands.Answer answer = commands.ask("compile", spec.toString(), "-o", sources.toString(), "--json")
                .orElseThrow(() -> new DemoException("there is no command compile here"));
        if (answer.status() != 0) {
            throw new DemoException("nicc compile " + spec + " failed:\n" + answer.out() + answer.err());
        }
        try {
            List<String> names = new ArrayList<>();
            JsonMapper.shared().readTree(answer.out()).path("passes").forEach(pass -> names.add(pass.asString()));
            return names;
        } catch (JacksonException e) {
            throw new DemoException("nicc compile --json did not print JSON: " + answer.out(), e);
        }
    }

    /// The classes of the build that was compiled last.
    ///
    /// @return a directory
    public Path classes() {
        return directory.resolve("classes" + (builds - 1));
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
