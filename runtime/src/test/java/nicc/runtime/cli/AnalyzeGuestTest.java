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
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `nicc analyze --guest` with stand-ins for the compiler, which knows two passes, and for the bench, which hands out
/// recorded figures.
final class AnalyzeGuestTest {
    private static final String BASE = "nicc-virtio-optimised";

    @TempDir
    private Path home;

    @RegisterExtension
    final HomeProperty property = new HomeProperty();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "nicc")
    private static final class Root {}

    @BeforeEach
    void prepare() throws IOException {
        FakeCompile.COMPILED.clear();
        property.set(home);
        Files.writeString(Files.createDirectories(home.resolve("specs")).resolve("e1000.nic"), "a card");
        Cost read = new Cost("qemu.read", "a read", 25_000, 25_000, 25_000, 1);
        new Calibration(Calibration.FORMAT, MachineIdentity.here(), List.of(read), List.of())
                .write(home.resolve("costs.json"));
    }

    /// A round of two seconds.
    private static String card(String name, int units, int trapped) {
        return """
            "%s": {"requests": {"unit": "K/s", "median": 2, "ratio": 1, "rounds": [{"figure": %s,
             "cpu": {"vcpu": 0.5, "ready": 0.1, "qemu": 0.1, "server": 0.2},
             "counts": {"seconds": 2, "units": %d, "bytes": 400000, "idle": 0.5, "server":
              {"trapped": %d, "posted": 4000, "interrupts": 4000, "unmasks": 0, "calls": 8000, "accesses": 0,
               "copies": 4000, "copiedBytes": 264000, "checksums": 0}}}]}}""".formatted(name, units / 2000.0, units, trapped);
    }

    private void bench(String... cards) throws IOException {
        Files.writeString(home.resolve("figures"), "{" + String.join(",", cards) + "}");
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
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new AnalyzeCommand())
                .addSubcommand(new FakeCompile())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        line.getSubcommands().values().forEach(one -> one.setOut(line.getOut()).setErr(line.getErr()));
        String specs = System.setProperty("nicc.specs", home.resolve("specs").toString());
        try {
            List<String> arguments = new ArrayList<>(List.of(
                    "analyze",
                    "e1000",
                    "--guest",
                    "--calibration",
                    home.resolve("costs.json").toString()));
            arguments.addAll(List.of(more));
            return line.execute(arguments.toArray(String[]::new));
        } finally {
            if (specs == null) {
                System.clearProperty("nicc.specs");
            } else {
                System.setProperty("nicc.specs", specs);
            }
        }
    }

    private String said() throws IOException {
        return Files.readString(home.resolve("said"));
    }

    @Test
    void theBenchWaitsForProcessorsThatAreNear() throws IOException {
        bench(card(BASE, 4000, 0), card("reference", 2000, 40_000));
        assertThat(run("--measure", "requests", "--only", "reference", "--near", "130", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(said()).contains("--near 130");
        assertThat(run("--near", "0")).isNotZero();
        assertThat(err.toString()).contains("--near is 1 ns or more");
    }

    @Test
    void countsAreForAnExchangeAndTheirCostIsAdded() throws IOException {
        // 2000 exchanges a second and none trapped; 1000 a second and 20 trapped for each.
        bench(card(BASE, 4000, 0), card("reference", 2000, 40_000));
        assertThat(run("--measure", "requests", "--only", "reference", "--json"))
                .as(err.toString())
                .isZero();
        JsonNode reference =
                JsonMapper.builder().build().readTree(out.toString()).at("/measurements/0/cards/0");
        assertThat(reference.at("/taken/trapped").asDouble()).isEqualTo(20, within(1e-9));
        assertThat(reference.at("/taken/nanos").asDouble()).isEqualTo(1e6, within(1e-3));
        assertThat(reference.at("/taken/idle").asDouble()).isEqualTo(2.5e5, within(1e-3));
        assertThat(reference.at("/prediction/nanos").asDouble()).isEqualTo(1e6, within(1e-3));
        assertThat(said()).contains("--cards=" + BASE + ",reference --measure requests --rounds 3");
    }

    @Test
    void everyStepIsServedWithItsClassesAndWithoutWhatComesLater() throws IOException {
        bench(card(BASE, 4000, 0));
        assertThat(run("--steps", "each", "--without")).isEqualTo(1); // there are no figures of the steps
        assertThat(FakeCompile.COMPILED)
                .containsExactly("rung-0[first, second]", "rung-1[second]", "rung-2[]", "rung-3[first]");
        assertThat(said())
                .containsPattern(
                        "--define=reference=e1000 --classes \\S+ --build rung-0 --disable whole,join,checksum,hold,awake ")
                .containsPattern(
                        "--define=\\+second=e1000 --classes \\S+ --build rung-2 --disable whole,join,checksum,hold,awake ")
                .containsPattern("--define=\\+join=e1000 --classes \\S+ --build rung-2 --disable checksum,hold,awake ")
                .containsPattern("--define=\\+awake=e1000 --classes \\S+ --build rung-2 --define")
                .containsPattern("--define=-first=e1000 --classes \\S+ --build rung-3 --define")
                .containsPattern("--define=-join=e1000 --classes \\S+ --build rung-2 --disable join ");
    }

    @Test
    void passesThatChangeNoExitsAreOneStep() throws IOException {
        bench(card(BASE, 4000, 0));
        assertThat(run()).isEqualTo(1);
        assertThat(said())
                .contains("--cards=" + BASE + ",reference,+first+second,+whole,+join,+checksum,+hold,+awake ");
    }

    @Test
    void theTableAndThePageNameWhatIsMissing() throws IOException {
        bench(card(BASE, 4000, 0), card("reference", 1000, 0), card("+hold", 2000, 0));
        Path page = home.resolve("ladder.html");
        assertThat(run("--only", "reference,+hold", "--html", page.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("+hold: the model is off by -50 %; missing: work of the guest's processor +250,000 ns")
                .contains("gap of the reference to " + BASE + ": 1,500,000 ns: exits 0 (0 %)");
        assertThat(page).content().contains("<svg").contains("+hold").endsWith("</html>\n");
    }

    @Test
    void stepsThatAreNoneAreToldAsSuch() {
        assertThat(run("--steps", "first,hald")).isEqualTo(1);
        assertThat(err.toString()).contains("hald is none of first, second, whole, join, checksum, hold, awake");
        assertThat(run("--only", "+hald")).isEqualTo(1);
        assertThat(err.toString()).contains("no card of the ladder is called +hald. Did you mean +hold?");
    }

    @Test
    void figuresWithoutCountsAreRefused() throws IOException {
        bench("\"" + BASE + "\": {\"requests\": {\"unit\": \"K/s\", \"rounds\": [{\"figure\": 1}]}}");
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("no figure or no counts");
    }

    @Test
    void withoutTheBaseThereIsNoPrediction() throws IOException {
        bench(card("reference", 1000, 0));
        assertThat(run("--only", "reference")).isEqualTo(1);
        assertThat(err.toString()).contains("has no figures of " + BASE);
    }
}
