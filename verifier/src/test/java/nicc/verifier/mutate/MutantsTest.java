package nicc.verifier.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nicc.verifier.refine.Fixture;
import nicc.verifier.refine.Memory;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.replay.Replayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mutants of fixtures that are proved.
class MutantsTest {
    private static final Path FOLDER = Path.of("src/test/proofs/proved");
    private static final int EFFORT = 2_000_000;

    @TempDir
    Path scratch;

    private Build build(String name) throws IOException {
        return Fixture.of(FOLDER.resolve(name + ".nic")).build(Files.createDirectory(scratch.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource({"saturating_counter", "send_then_clear", "bounded_loop", "index_within_the_array"})
    void everyMutationLeavesAClassThatTheJvmTakes(String name) throws IOException {
        Build build = build(name);
        List<Mutation> all = Mutants.of(build.main());
        assertThat(all).isNotEmpty();
        for (Mutation mutation : all) {
            byte[] mutated = Mutants.apply(build.main(), mutation);
            assertThat(Mutants.wellTyped(mutated)).as(mutation.toString()).isTrue();
            assertThat(mutated).as(mutation.toString()).isNotEqualTo(build.main());
        }
    }

    @Test
    void aSeedDrawsTheSameMutantsAgainAndAnotherDoesNot() throws IOException {
        List<Mutation> all = Mutants.of(build("bounded_loop").main());
        List<String> first = texts(Selection.of(all, 12, 7));
        assertThat(texts(Selection.of(all, 12, 7))).isEqualTo(first);
        assertThat(texts(Selection.of(all, 12, 8))).isNotEqualTo(first);
    }

    private static List<String> texts(List<Mutation> mutations) {
        return mutations.stream()
                .map(mutation -> mutation.index() + " " + mutation.text())
                .toList();
    }

    /// The fixture's class has one method that an obligation is about; its constructor belongs to no device.
    @ParameterizedTest
    @CsvSource({"saturating_counter", "send_then_clear", "single_fetch", "status_goes_last"})
    void mutantsOfTheMethodAreRefutedAndShowOrAreProvedEquivalent(String name) throws IOException {
        List<Mutant> mutants = run(build(name), 24);
        List<Mutant> own = mutants.stream()
                .filter(mutant -> !mutant.mutation().method().equals("<init>"))
                .toList();
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(mutant ->
                        assertThat(mutant.fate()).as(mutant.toString()).isIn(Fate.KILLED, Fate.EQUIVALENT));
        assertThat(own)
                .filteredOn(mutant -> mutant.fate() == Fate.KILLED)
                .isNotEmpty()
                .allSatisfy(mutant ->
                        assertThat(mutant.replayed()).as(mutant.toString()).isTrue());
    }

    private static List<Mutant> run(Build build, int count) {
        DataCheck noData = new DataCheck(build, Replayer.runtime(), "", _ -> List.of());
        return new MutationRun(build, noData, new Limits(EFFORT, 60), Memory.none()).run(count, 3, "", _ -> {});
    }

    /// What is about a part of the class and no event is run by itself.
    @ParameterizedTest
    @CsvSource({"batch_of_steps, eBatch", "work_in_batches, work", "kept_stores_are_made_in_order, flushDeferred"})
    void mutantsOfAPartOfTheClassAreRefutedAndShow(String name, String method) throws IOException {
        List<Mutant> own = run(build(name), 48).stream()
                .filter(mutant -> mutant.mutation().method().equals(method))
                .filter(mutant -> mutant.fate() == Fate.KILLED)
                .toList();
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(mutant ->
                        assertThat(mutant.replayed()).as(mutant.toString()).isTrue());
    }
}
