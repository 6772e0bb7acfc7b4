package nicc.verifier.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        List<Relations> all = all(root);
        Relations relations = all.stream()
                .filter(one -> one.device().equals(device) && one.build().equals(build))
                .findFirst()
                .orElseThrow(() -> missing(root, build + " build of " + device, all));
        try {
            return new BuildFiles(root, relations, ClassImage.read(root, relations.className()));
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    /// The names of the builds of a device that are there.
    static List<String> builds(Path root, String device) {
        List<Relations> all = all(root);
        List<String> builds = all.stream()
                .filter(one -> one.device().equals(device))
                .map(Relations::build)
                .sorted()
                .toList();
        if (builds.isEmpty()) {
            throw missing(root, "build of " + device, all);
        }
        return builds;
    }

    private static List<Relations> all(Path root) {
        if (!Files.isDirectory(root)) {
            throw new CommandFailure("there is no folder of classes " + root);
        }
        List<Relations> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                all.add(Relations.parse(Files.readString(file)));
            }
            return all;
        } catch (IOException e) {
            throw unreadable(root, e);
        }
    }

    private static CommandFailure unreadable(Path root, IOException e) {
        return new CommandFailure("cannot read the classes in " + root + ": "
                + Optional.ofNullable(e.getMessage()).orElse("unreadable"));
    }

    private static CommandFailure missing(Path root, String what, List<Relations> all) {
        String others =
                all.stream().map(one -> one.build() + " of " + one.device()).collect(Collectors.joining(", "));
        return new CommandFailure(
                "there is no " + what + " in " + root + (others.isEmpty() ? "" : ", only: " + others));
    }
}
