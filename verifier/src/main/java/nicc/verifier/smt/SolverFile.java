package nicc.verifier.smt;

import com.microsoft.z3.Version;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file that the solver comes from: tells its version without loading it.
public final class SolverFile {
    private static final Pattern NAME = Pattern.compile("z3-turnkey-(.*)\\.jar");

    private SolverFile() {}

    /// The file.
    ///
    /// @return its path
    public static Path path() {
        CodeSource source = Version.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("no file has the solver");
        }
        try {
            URI location = source.getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no file has the solver", e);
        }
    }

    /// The solver with its version, by the name of its file.
    ///
    /// @return `Z3 4.14.1`
    public static String version() {
        Matcher name = NAME.matcher(String.valueOf(path().getFileName()));
        return "Z3 " + (name.matches() ? name.group(1) : "of " + path().getFileName());
    }
}
