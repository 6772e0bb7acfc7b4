package nicc.verifier.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What becomes of counterexamples.
final class ReplayOptions {
    @Option(
            names = "--junit",
            paramLabel = "DIR",
            description = "Writes each counterexample's driver program as a JUnit test there.")
    @Nullable
    Path junit;

    @Option(
            names = "--emit-smt2",
            paramLabel = "DIR",
            description = "Writes the question that each counterexample answers there, in SMT-LIB 2.")
    @Nullable
    Path smt;

    @Option(
            names = "--search",
            paramLabel = "SECONDS",
            description = "Seconds of processor time to look for a driver program, for each counterexample (default:"
                    + " ${DEFAULT-VALUE}).")
    int search = 10;
}
