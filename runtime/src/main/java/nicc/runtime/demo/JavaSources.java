package nicc.runtime.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles a directory of Java sources in this process.
final class JavaSources {
    private static final String JAVA = ".java";

    private JavaSources() {}

    /// Compiles all sources, and copies what is not Java.
    ///
    /// @param sources the directory
    /// @param classes where classes and copies go; may exist
    /// @throws DemoException when a source has errors, or there is no compiler in this Java
    static void compile(Path sources, Path classes) throws DemoException, IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new DemoException("this Java has no compiler: run with a JDK, or with --prebuilt");
        }
        Files.createDirectories(classes);
        copyOthers(sources, classes);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-nowarn",
                    "-g", // names of parameters: by them the proof takes calls as a whole
                    "-parameters");
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(list(sources, true));
            if (!compiler.getTask(null, files, diagnostics, options, null, units)
                    .call()) {
                throw new DemoException("the generated sources do not compile:\n"
                        + diagnostics.getDiagnostics().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")));
            }
        }
    }

    private static void copyOthers(Path sources, Path classes) throws IOException {
        for (Path file : list(sources, false)) {
            Path copy = classes.resolve(sources.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static List<Path> list(Path directory, boolean java) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(JAVA) == java)
                    .sorted()
                    .toList();
        }
    }
}
