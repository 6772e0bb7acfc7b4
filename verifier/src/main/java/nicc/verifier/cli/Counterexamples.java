package nicc.verifier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.replay.Explanation;
import nicc.verifier.replay.JUnitTest;
import nicc.verifier.replay.Program;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.ReplayData;
import nicc.verifier.replay.Replayer;
import nicc.verifier.replay.Sequence;
import tools.jackson.databind.json.JsonMapper;

/// What is refuted, run again, and made into driver programs and files.
final class Counterexamples {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Build build;
    private final DataCheck data;
    private final ReplayOptions options;
    private final Map<String, Replay> replays = new LinkedHashMap<>();

    /// Runs counterexamples again.
    ///
    /// @param build the classes
    /// @param data checks the classes that are data
    /// @param options where files go
    Counterexamples(Build build, DataCheck data, ReplayOptions options) {
        this.build = build;
        this.data = data;
        this.options = options;
    }

    /// Runs again whatever is refuted, and writes the files that are asked for.
    ///
    /// @param results all results
    /// @param live says what is being done
    /// @return this
    Counterexamples replay(List<Result> results, LiveLine live) {
        List<Result> refuted = results.stream()
                .filter(result -> result.verdict() instanceof Verdict.Refuted)
                .toList();
        if (refuted.isEmpty()) {
            return this;
        }
        Replayer replayer = new Replayer(build, Replayer.runtime());
        for (Result result : refuted) {
            live.say("replaying " + result.name());
            if (result.verdict() instanceof Verdict.Refuted(Counterexample counterexample)) {
                Replay replay = DataCheck.NAMES.contains(result.name())
                        ? data.difference(result.name()).map(DataCheck::replay).orElseThrow()
                        : replayer.replay(counterexample.scene(), options.search);
                replays.put(result.name(), replay);
                write(result.name(), counterexample, replay.program());
            }
        }
        return this;
    }

    private void write(String obligation, Counterexample counterexample, Optional<Program> program) {
        Optional.ofNullable(options.junit)
                .ifPresent(folder -> program.ifPresent(steps -> write(
                        folder,
                        JUnitTest.className(obligation) + ".java",
                        JUnitTest.source(build.device(), build.relations(), obligation, steps))));
        Optional.ofNullable(options.smt)
                .ifPresent(folder ->
                        write(folder, obligation.replaceAll("[^A-Za-z0-9]+", "-") + ".smt2", counterexample.script()));
    }

    private static void write(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The replays by obligation.
    Map<String, Replay> replays() {
        return replays;
    }

    /// The driver programs that were found, by obligation.
    Map<String, Sequence> programs() {
        Map<String, Sequence> programs = new LinkedHashMap<>();
        replays.forEach((obligation, replay) ->
                replay.program().ifPresent(program -> programs.put(obligation, Sequence.of(build.device(), program))));
        return programs;
    }

    /// The replays in lines, by obligation.
    Map<String, List<String>> explanations() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        replays.forEach((obligation, replay) ->
                lines.put(obligation, Explanation.of(build.device(), build.relations(), replay)));
        return lines;
    }

    /// Driver programs for people; empty when nothing is refuted.
    String text() {
        StringBuilder out = new StringBuilder();
        replays.forEach((obligation, replay) -> {
            out.append("\nCounterexample to ").append(obligation).append(":\n");
            Explanation.of(build.device(), build.relations(), replay)
                    .forEach(line -> out.append("  ").append(line).append('\n'));
        });
        return out.toString();
    }

    /// The same as JSON, one object a line.
    String json() {
        StringBuilder out = new StringBuilder();
        replays.forEach((obligation, replay) -> out.append(JSON.writeValueAsString(
                        Map.of("counterexample", obligation, "found", ReplayData.of(build, replay))))
                .append('\n'));
        return out.toString();
    }
}
