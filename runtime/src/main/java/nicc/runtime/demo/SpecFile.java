package nicc.runtime.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        List<Path> places = new ArrayList<>(List.of(Path.of(name)));
        for (String folder : System.getProperty("nicc.specs", ".").split(File.pathSeparator, -1)) {
            places.add(Path.of(folder, name + SUFFIX));
        }
        places.add(Path.of("generated", "src", "main", "nic", name + SUFFIX));
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DemoException("there is no spec " + name + ", neither as a file nor as "
                        + places.stream().skip(1).map(Path::toString).collect(Collectors.joining(" or "))));
    }
}
