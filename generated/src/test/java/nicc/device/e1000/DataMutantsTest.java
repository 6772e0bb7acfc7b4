package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nicc.dsl.model.Device;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.ExitPlan;
import nicc.verifier.mutate.Mutants;
import nicc.verifier.mutate.Mutation;
import nicc.verifier.refine.Relations;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.replay.Replayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The obligations about classes that are data notice when a number, a name, an order or an entry is another one.
class DataMutantsTest {
    private static final Device SPEC = Specs.load(Path.of("src/main/nic/e1000.nic"));
    private static final Path CLASSES = Path.of("target", "classes");
    private static final DeviceDescription DESCRIPTION = new E1000Factory().description();
    private static final int DRAWN = 60;

    private final Build build;
    private final DataCheck check;

    DataMutantsTest() throws IOException {
        Path relations = CLASSES.resolve("nicc/device/e1000/E1000.relations.json");
        build = Build.read(SPEC, Relations.parse(Files.readString(relations)), CLASSES);
        check = new DataCheck(build, Replayer.runtime(), DESCRIPTION.specHash(), DataMutantsTest::sites);
    }

    /// The plans as they were generated: another one is what `nicc verify` has from `nicc plan`.
    private static List<Map<String, Object>> sites(String profile) {
        return DESCRIPTION.plans().stream()
                .filter(plan -> plan.profile().equals(profile))
                .flatMap(plan -> plan.sites().stream())
                .map(DataMutantsTest::site)
                .toList();
    }

    private static Map<String, Object> site(ExitPlan.Site site) {
        return Map.of(
                "register",
                site.register(),
                "bar",
                (long) site.bar(),
                "write",
                site.write(),
                "mechanism",
                site.mechanism().name(),
                "reason",
                site.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"description", "factory"})
    void theClassesSayWhatTheSpecSays(String obligation) {
        assertThat(check.difference(obligation)).isEmpty();
    }

    /// A constant that is a yes or no may be another odd or even number, and then says the same: the JVM looks at its
    /// lowest bit.
    @Test
    void mutantsOfTheDescriptionAreNoticed() {
        String name = build.relations().className() + "Description";
        List<Mutation> mutations = new ArrayList<>(Mutants.of(build.file(name)));
        Collections.shuffle(mutations, new Random(1));
        List<Mutation> alike = mutations.stream()
                .limit(DRAWN)
                .filter(mutation -> !noticed(name, mutation))
                .toList();
        assertThat(alike)
                .allSatisfy(mutation -> assertThat(mutation.text())
                        .matches("0x0 becomes 0x[0-9a-f]*[02468ace]|0x1 becomes 0x[0-9a-f]*[13579bdf]"));
        assertThat(alike).hasSizeLessThan(DRAWN / 5);
    }

    private boolean noticed(String name, Mutation mutation) {
        DataCheck mutant = check.of(build.with(name, Mutants.apply(build.file(name), mutation)));
        return DataCheck.NAMES.stream()
                .anyMatch(obligation -> mutant.difference(obligation).isPresent());
    }
}
