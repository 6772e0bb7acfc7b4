package nicc.runtime.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds the spec that somebody names.
public final class SpecFile {
    private static final String SUFFIX = ".nic";

    private SpecFile() {}

    /// Finds a spec.
    ///
    /// @param name a file, or a name such as `e1000` of one beside nicc's own specs
    /// @return an existing file
    /// @throws DemoException when there is none
    public static Path find(String name) throws DemoException {
        List<Path> places = List.of(
                Path.of(name),
                Path.of(System.getProperty("nicc.specs", "."), name + SUFFIX),
                Path.of("generated", "src", "main", "nic", name + SUFFIX));
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DemoException("there is no spec " + name + ", neither as a file nor as "
                        + places.get(1) + " or " + places.get(2)));
    }
}
