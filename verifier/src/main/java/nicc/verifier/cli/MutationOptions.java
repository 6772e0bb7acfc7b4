package nicc.verifier.cli;

import picocli.CommandLine.Option;

/// Mutation testing of the verifier.
final class MutationOptions {
    @Option(
            names = "--mutate",
            paramLabel = "N",
            description = "Instead of a verification: mutates the class N times, has each mutant proved or refuted, and"
                    + " prints the kill table.")
    int mutants;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Which mutants: the same seed makes the same (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--mutant",
            paramLabel = "TEXT",
            description = "Of these only the mutants whose place or change contains this: looks at some again.")
    String only = "";

    @Option(
            names = "--mutant-seconds",
            paramLabel = "N",
            description = "After so long no further obligation is asked about a mutant; one that is not refuted until"
                    + " then is undecided (default: ${DEFAULT-VALUE}).")
    int seconds = 60;
}
