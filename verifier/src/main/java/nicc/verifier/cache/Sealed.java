package nicc.verifier.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/// A text with its hash at its end, in a file that appears whole or not at all.
final class Sealed {
    private static final String SEAL = "\nseal ";

    private Sealed() {}

    static void write(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(Objects.requireNonNull(file.getParent()), "new", "");
        try {
            Files.writeString(fresh, text + SEAL + Digest.of(text) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The text of a file's content.
    ///
    /// @return empty when it is not as it was written
    static Optional<String> open(String content) {
        int end = content.lastIndexOf(SEAL);
        if (end < 0) {
            return Optional.empty();
        }
        String text = content.substring(0, end);
        return content.substring(end).equals(SEAL + Digest.of(text) + "\n") ? Optional.of(text) : Optional.empty();
    }
}
