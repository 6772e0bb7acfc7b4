package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command with a stand-in for `nicc compile` that knows two passes; everything else is real. No speed is asserted.
final class AnalyzeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Command(name = "nicc")
    private static final class Root {}

    @BeforeEach
    void forget() {
        FakeCompile.COMPILED.clear();
    }

    @Test
    void everyPassIsAStepFromTheReferenceToTheOptimisedBuild() throws IOException {
        Path html = directory.resolve("ladder.html");
        int status = analyze("--json", "--html", html.toString());
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(FakeCompile.COMPILED).containsExactly("reference[]", "up-to-first[second]", "up-to-second[]");
        JsonNode ladder = JsonMapper.shared().readTree(out.toString());
        assertThat(ladder.path("base").asString()).isEqualTo("the optimised build");
        JsonNode rows = ladder.path("tables").path(0).path("rows");
        assertThat(rows.valueStream().map(row -> row.path("rung").path("name").asString()))
                .containsExactly("reference", "+first", "+second");
        rows.forEach(AnalyzeCommandTest::complete);
        assertThat(rows.path(0).path("bought").isNull()).isTrue();
        double bought = rows.path(1).path("taken").path("nanos").asDouble()
                - rows.path(2).path("taken").path("nanos").asDouble();
        assertThat(rows.path(2).path("bought").asDouble()).isEqualTo(bought);
        assertThat(ladder.path("costs")
                        .valueStream()
                        .map(cost -> cost.path("mechanism").asString()))
                .contains("trapped", "posted");
        assertThat(html).content().contains("<svg").contains("+second").endsWith("</html>\n");
    }

    private static void complete(JsonNode row) {
        JsonNode taken = row.path("taken");
        assertThat(taken.path("nanos").asDouble()).isPositive();
        assertThat(taken.path("framesPerSecond").asDouble()).isPositive();
        assertThat(taken.path("exits").path("TRAPPED").asDouble()).isPositive();
        assertThat(taken.path("interrupts").asDouble()).isPositive();
        assertThat(row.path("prediction").path("difference").has("rest")).isTrue();
        assertThat(row.path("platformNanos").asDouble()).isPositive();
    }

    @Test
    void anotherCardIsTheLastRowAndWhatTimesArePredictedFrom() throws IOException {
        assertThat(analyze("--paravirtual", spec("other"), "--without")).isZero();
        assertThat(FakeCompile.COMPILED)
                .containsExactly(
                        "reference[]", "up-to-first[second]", "up-to-second[]", "without-first[first]", "optimised[]");
        assertThat(out.toString())
                .contains("Predicted from fake by exits alone")
                .contains("-first")
                .contains("gap of the reference to fake")
                .contains("path interrupt");
    }

    @Test
    void aSpecWithErrorsIsToldAsSuch() throws IOException {
        assertThat(run("analyze", spec("ERROR"), "--calibration", calibration(MachineIdentity.here())))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nicc compile").contains("NIC0001");
    }

    @Test
    void aCalibrationThatIsMissingIsToldAsSuch() throws IOException {
        assertThat(run(
                        "analyze",
                        spec("x"),
                        "--calibration",
                        directory.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no file").contains("nicc calibrate --out");
    }

    @Test
    void aCalibrationOfAnotherMachineIsRefusedUnlessAskedFor() throws IOException {
        String file = calibration(new MachineIdentity("Other", 64, "Linux 1.0", "amd64"));
        assertThat(run("analyze", spec("x"), "--calibration", file)).isEqualTo(1);
        assertThat(err.toString()).contains("is of another machine").contains("--other-machine");
        assertThat(FakeCompile.COMPILED).isEmpty();
        assertThat(run("analyze", spec("x"), "--calibration", file, "--other-machine", "--seconds", "0.05"))
                .isZero();
        assertThat(out.toString()).contains("is of another machine");
    }

    @Test
    void aPlatformWithoutAPlanIsToldAsSuch() throws IOException {
        assertThat(analyze("--profile", "vfio-user-qemo")).isEqualTo(1);
        assertThat(err.toString())
                .contains("no plan for platform vfio-user-qemo")
                .contains("vfio-user-qemu");
    }

    @Test
    void aLoadThatIsNoneIsToldAsSuch() throws IOException {
        assertThat(analyze("--load", "0/x")).isEqualTo(1);
        assertThat(err.toString()).contains("not a load: 0/x");
    }

    private int analyze(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("analyze", spec("x")));
        arguments.addAll(List.of("--calibration", calibration(MachineIdentity.here())));
        arguments.addAll(List.of("--seconds", "0.05", "--workload", "TRANSMIT_60", "--load", "1/16"));
        if (List.of(options).contains("--load")) {
            arguments.removeLast();
            arguments.removeLast();
        }
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private String spec(String text) throws IOException {
        return Files.writeString(directory.resolve(text + ".nic"), text).toString();
    }

    private String calibration(MachineIdentity machine) throws IOException {
        Path file = directory.resolve("costs.json");
        List<Cost> costs = List.of(
                new Cost("call", "a call", 5, 5, 5, 1),
                new Cost("qemu.read", "a read", 10_000, 9_000, 11_000, 1),
                new Cost("qemu.posted", "a write", 900, 800, 1_000, 1));
        new Calibration(Calibration.FORMAT, machine, costs, List.of()).write(file);
        return file.toString();
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new AnalyzeCommand())
                .addSubcommand(new FakeCompile())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        line.getSubcommands().values().forEach(one -> one.setOut(line.getOut()).setErr(line.getErr()));
        return line.execute(arguments);
    }
}
