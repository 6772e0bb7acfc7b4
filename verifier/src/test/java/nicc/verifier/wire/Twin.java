package nicc.verifier.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/// The runtime's own text with one thing wrong.
///
/// @param type the simple name of the class
/// @param right what stands there
/// @param wrong what stands there instead
/// @param refuted the obligation that has to notice
record Twin(String type, String right, String wrong, String refuted) {
    private static final Path SOURCES = Path.of("..", "runtime", "src", "main", "java", "nicc", "runtime", "wire");

    /// The classes, compiled.
    WireClasses classes(Path scratch) throws IOException {
        String source = Files.readString(SOURCES.resolve(type + ".java"));
        assertThat(source).as("what a twin changes").containsOnlyOnce(right);
        Path file = scratch.resolve(type + ".java");
        Files.writeString(file, source.replace(right, wrong));
        var messages = new ByteArrayOutputStream();
        List<String> arguments = List.of(
                "-g",
                "-proc:none",
                "-d",
                scratch.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, messages, arguments.toArray(String[]::new));
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        Map<String, byte[]> files =
                new TreeMap<>(WireClasses.read(Twin.class.getClassLoader()).files());
        String path = "nicc/runtime/wire/" + type + ".class";
        files.put(path, Files.readAllBytes(scratch.resolve(path)));
        return new WireClasses(files);
    }

    @Override
    public String toString() {
        return type + ": " + right + " -> " + wrong;
    }
}
