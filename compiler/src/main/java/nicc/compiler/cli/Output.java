package nicc.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nicc.compiler.GeneratedFile;

/// Writes what the compiler made. Builds of several devices may share a folder: service entries are merged.
final class Output {
    private static final String SERVICES = "META-INF/services/";

    private Output() {}

    static void write(Path folder, List<GeneratedFile> files) throws IOException {
        for (GeneratedFile f : files) {
            Path path = folder.resolve(f.path());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, f.path().startsWith(SERVICES) ? merged(path, f.text()) : f.text());
        }
    }

    private static String merged(Path path, String text) throws IOException {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (Files.exists(path)) {
            lines.addAll(Files.readAllLines(path));
        }
        return String.join("\n", new TreeSet<>(lines)) + "\n";
    }
}
