package nicc.verifier.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nicc.dsl.cli.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is to be proved, about which files.
final class ProofOptions {
    private static final String DEFAULT_PROFILE = "vfio-user-qemu";
    private static final String OPTIMISED = "optimised";
    private static final Path BUILD = Path.of("generated", "target");

    @Parameters(arity = "0..1", paramLabel = "SPEC", description = "A spec: a file, or a name such as e1000.")
    String specification = "";

    @Option(names = "--classes", paramLabel = "DIR", description = "Where the class files are (default: the build's).")
    @Nullable
    Path classes;

    @Option(
            names = "--build",
            paramLabel = "BUILD",
            description = "optimised or reference (default: " + OPTIMISED + "; with --mutate, both).")
    @Nullable
    String build;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Obligations whose name contains this, and what they stand on; no exit claims unless"
                    + " --profile asks for them.")
    @Nullable
    String only;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE.json",
            description = "Also proves that the exit plan for this platform is sound and minimal (default: "
                    + DEFAULT_PROFILE + "); repeatable; 'none' for no platform.")
    List<String> profiles = List.of();

    @Option(
            names = "--effort",
            paramLabel = "N",
            description = "Z3's resource limit for one question (default: ${DEFAULT-VALUE}).")
    int effort = 20_000_000;

    @Option(names = "--no-cache", description = "Asks everything again, and keeps nothing.")
    boolean noCache;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where proofs are kept (default: nicc/proofs beside the build's classes).")
    @Nullable
    Path cache;

    /// The build that is proved.
    String build() {
        return build == null ? OPTIMISED : build;
    }

    /// The builds that are mutated: all that are there, unless one is named.
    List<String> builds(String device) {
        return build == null ? BuildFiles.builds(classes(), device) : List.of(build);
    }

    /// The folder of classes.
    Path classes() {
        return classes != null ? classes : home().resolve("classes");
    }

    /// Where proofs are kept; empty when they are not. Proofs are found by content, so that one place does
    /// for all
    /// builds of a checkout.
    Optional<Path> cache() {
        if (noCache) {
            return Optional.empty();
        }
        return Optional.of(cache != null ? cache : home().resolve("nicc").resolve("proofs"));
    }

    private static Path home() {
        return Path.of(System.getProperty("nicc.home", ".")).resolve(BUILD);
    }

    /// The platforms whose exit plans are judged.
    List<String> profiles() {
        if (profiles.isEmpty()) {
            return only == null ? List.of(DEFAULT_PROFILE) : List.of();
        }
        return profiles.stream().filter(name -> !name.equals("none")).toList();
    }

    /// The obligations that are asked for.
    Predicate<String> wanted(List<String> obligations) {
        String part = only == null ? "" : only;
        if (obligations.stream().noneMatch(obligation -> obligation.contains(part))) {
            String about = specification.isEmpty() ? "--runtime" : specification;
            throw new CommandFailure("no obligation about " + about + " has '" + part + "' in its name: nicc verify "
                    + about + " --list prints them");
        }
        return name -> name.contains(part);
    }
}
