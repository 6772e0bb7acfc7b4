package nicc.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Remembers what a run was made from, so that a build that changes nothing does nothing. */
final class Stamp {

    private final Path file;
    private final String value;

    /**
     * Computes the stamp of a run.
     *
     * @param file where the last run's stamp is kept
     * @param inputs files whose contents count: specs, libraries, the compiler's jars
     * @param options whatever else counts
     */
    Stamp(Path file, List<Path> inputs, String options) throws IOException {
        this.file = file;
        MessageDigest digest = sha256();
        digest.update(options.getBytes(StandardCharsets.UTF_8));
        for (Path input : inputs) {
            digest.update(input.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Files.isDirectory(input) ? directory(input) : Files.readAllBytes(input));
        }
        value = HexFormat.of().formatHex(digest.digest());
    }

    /** Whether the last run was made from the same. */
    boolean isCurrent() throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).equals(value);
    }

    /** Remembers this run. */
    void write() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, value);
    }

    /** In a reactor that has not packaged yet, the compiler is a folder of classes: newest file and count stand for it. */
    private static byte[] directory(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            StringBuilder text = new StringBuilder();
            for (Path path : (Iterable<Path>) walk.filter(Files::isRegularFile).sorted()::iterator) {
                text.append(path).append(Files.getLastModifiedTime(path)).append('\n');
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
