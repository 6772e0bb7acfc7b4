package nicc.dsl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import nicc.dsl.diagnostic.SourceFile;

/// The identity of a spec: SHA-256 over the contents of its files in the order in which they were read, each
/// preceded by its length.
public final class SpecHash {
    private SpecHash() {}

    /// The hash of a spec's text and of all that it imports.
    ///
    /// @param sources the files in the order in which they were read
    /// @return SHA-256, in hexadecimal
    public static String of(List<SourceFile> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SourceFile source : sources) {
                byte[] text = source.text().getBytes(StandardCharsets.UTF_8);
                digest.update((text.length + "\n").getBytes(StandardCharsets.US_ASCII));
                digest.update(text);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
