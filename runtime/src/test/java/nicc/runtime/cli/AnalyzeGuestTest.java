package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.MachineIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `nicc analyze --guest` with a stand-in for the bench, which hands out recorded figures.
final class AnalyzeGuestTest {
    private static final String CARD = """
            "%s": {"requests": {"unit": "K/s", "median": 2, "ratio": 1, "rounds": [{"figure": %s,
             "cpu": {"vcpu": 0.5, "qemu": 0.1, "server": 0.2},
             "counts": {"trapped": %s, "posted": 4000, "interrupts": 4000, "bytes": 400000, "seconds": 2}}]}}""";

    @TempDir
    private Path home;

    @RegisterExtension
    final HomeProperty property = new HomeProperty();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void calibrate() throws IOException {
        property.set(home);
        Cost read = new Cost("qemu.read", "a read", 25_000, 25_000, 25_000, 1);
        new Calibration(Calibration.FORMAT, MachineIdentity.here(), List.of(read), List.of())
                .write(home.resolve("costs.json"));
    }

    private void bench(String figures) throws IOException {
        Files.writeString(home.resolve("figures"), figures);
        Path program = Files.createDirectory(home.resolve(".ci")).resolve("guest-bench");
        Files.writeString(program, """
                #!/bin/sh
                echo "$@" > %1$s/said
                while [ "$1" != --json ]; do shift; done
                cp %1$s/figures "$2"
                """.formatted(home));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private int run(String... more) {
        CommandLine command = new CommandLine(new AnalyzeCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(List.of(
                "e1000", "--guest", "--calibration", home.resolve("costs.json").toString()));
        arguments.addAll(List.of(more));
        return command.execute(arguments.toArray(String[]::new));
    }

    @Test
    void countsAreForAnExchangeAndTheirCostIsAdded() throws IOException {
        // 2000 exchanges a second and none trapped; 1000 a second and 20 trapped for each.
        bench("{" + CARD.formatted("nicc-virtio-optimised", "2", "0") + ","
                + CARD.formatted("nicc-reference", "1", "40000") + "}");
        assertThat(run("--measure", "requests", "--json")).as(err.toString()).isZero();
        JsonNode reference =
                JsonMapper.builder().build().readTree(out.toString()).at("/measurements/0/cards/1");
        assertThat(reference.at("/taken/trapped").asDouble()).isEqualTo(20, within(1e-9));
        assertThat(reference.at("/taken/nanos").asDouble()).isEqualTo(1e6, within(1e-3));
        assertThat(reference.at("/prediction/nanos").asDouble()).isEqualTo(1e6, within(1e-3));
        assertThat(Files.readString(home.resolve("said")))
                .contains("--count --cards nicc-virtio-optimised,nicc-reference", "--measure requests --rounds 3");
    }

    @Test
    void theTableNamesWhatIsMissing() throws IOException {
        bench("{" + CARD.formatted("nicc-virtio-optimised", "2", "0") + "," + CARD.formatted("nicc-optimised", "1", "0")
                + "}");
        assertThat(run()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("nicc-optimised", "-50%", "vCPU work");
    }

    @Test
    void figuresWithoutCountsAreRefused() throws IOException {
        bench("{\"nicc-virtio-optimised\": {\"requests\": {\"unit\": \"K/s\", \"rounds\": [{\"figure\": 1}]}}}");
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("no figure or no counts");
    }

    @Test
    void withoutTheBaseThereIsNoPrediction() throws IOException {
        bench("{" + CARD.formatted("nicc-reference", "1", "0") + "}");
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("has no figures of nicc-virtio-optimised");
    }
}
