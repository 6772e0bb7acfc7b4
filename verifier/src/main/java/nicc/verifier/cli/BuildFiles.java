package nicc.verifier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Relations;
import nicc.verifier.replay.Build;

/// The class files of a build, found by the relations that the compiler has put beside them.
///
/// @param root the folder of classes
/// @param relations the compiler's hints
/// @param image the class
record BuildFiles(Path root, Relations relations, ClassImage image) {
    private static final String SUFFIX = ".relations.json";

    /// All class files, to be loaded.
    Build build(Device spec) {
        try {
            return Build.read(spec, relations, root);
        } catch (IOException e) {
            throw new CommandFailure("cannot read the classes in " + root + ": "
                    + Optional.ofNullable(e.getMessage()).orElse("unreadable"));
        }
    }

    static BuildFiles find(Path root, String device, String build) {
        if (!Files.isDirectory(root)) {
            throw new CommandFailure("there is no folder of classes " + root);
        }
        List<String> others = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                Relations relations = Relations.parse(Files.readString(file));
                if (relations.device().equals(device) && relations.build().equals(build)) {
                    return new BuildFiles(root, relations, ClassImage.read(root, relations.className()));
                }
                others.add(relations.build() + " of " + relations.device());
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot read the classes in " + root + ": "
                    + Optional.ofNullable(e.getMessage()).orElse("unreadable"));
        }
        throw new CommandFailure("there is no " + build + " build of " + device + " in " + root
                + (others.isEmpty() ? "" : ", only: " + String.join(", ", others)));
    }
}
