package nicc.verifier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.dsl.cli.CommandFailure;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Relations;

/// The class files of a build, found by the relations that the compiler has put beside them.
///
/// @param relations the compiler's hints
/// @param image the class
record BuildFiles(Relations relations, ClassImage image) {
    private static final String SUFFIX = ".relations.json";

    static BuildFiles find(Path root, String device, String build) {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> candidates = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            for (Path file : candidates) {
                Relations relations = Relations.parse(Files.readString(file));
                if (relations.device().equals(device) && relations.build().equals(build)) {
                    return new BuildFiles(relations, ClassImage.read(root, relations.className()));
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("cannot read the classes in " + root + ": "
                    + Optional.ofNullable(e.getMessage()).orElse("unreadable"));
        }
        throw new CommandFailure("no " + build + " build of " + device + " in " + root);
    }
}
