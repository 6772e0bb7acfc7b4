package nicc.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nicc.runtime.device.NicDeviceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command with a stand-in for `nicc compile`: it writes sources, and the rest is real.
final class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Command(name = "nicc")
    private static final class Root {}

    /// Writes a factory that makes stand-in cards; the spec's text is the fault that they have.
    @Command(name = "compile")
    private static final class FakeCompile implements Callable<Integer> {
        @Parameters(index = "0")
        private Path spec = Path.of("");

        @Option(names = "-o")
        private Path output = Path.of("");

        @Option(names = "--reference")
        private boolean reference;

        @Override
        public Integer call() throws IOException {
            String fault = Files.readString(spec).strip();
            if (fault.equals("ERROR")) {
                return 1;
            }
            Path services = Files.createDirectories(output.resolve("META-INF/services"));
            Files.writeString(services.resolve(NicDeviceFactory.class.getName()), "made.Factory # by a test\n");
            Path sources = Files.createDirectories(output.resolve("made"));
            Files.writeString(sources.resolve("Factory.java"), source(reference ? "reference" : "optimised", fault));
            return 0;
        }

        private static String source(String build, String fault) {
            return """
                package made;
                import java.util.Map;
                import nicc.runtime.device.*;
                import nicc.runtime.guest.fake.FakeCardFactory;
                public final class Factory implements NicDeviceFactory {
                    private final FakeCardFactory made =
                        new FakeCardFactory("%s", FakeCardFactory.Fault.%s);
                    public DeviceDescription description() { return made.description(); }
                    public NicDevice create(DevicePorts ports, Map<String, Long> parameters) {
                        return made.create(ports, parameters);
                    }
                }
                """.formatted(build, fault);
        }
    }

    /// Says that one of two obligations is proved, or refuses.
    @Command(name = "verify")
    private static final class FakeVerify implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0")
        private Path file = Path.of("");

        @Option(names = "--classes")
        private Path classes = Path.of("");

        @Option(names = {"--build", "--profile"})
        private List<String> names = List.of();

        @Option(names = "--json")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            CommandLine line = spec.commandLine();
            if (!json || !names.equals(List.of("optimised", "vfio-user-qemu"))) {
                return 2;
            }
            if (Files.readString(file).strip().equals("CORRUPT")) {
                line.getErr().println("UNSUPPORTED made.Factory");
                return 1;
            }
            boolean compiled = Files.exists(classes.resolve("made/Factory.class"));
            line.getOut().println("""
                            {"obligation": "read csr.A", "verdict": "PROVED"}
                            {"obligation": "step transmit", "verdict": "UNKNOWN"}
                            {"profile": "vfio-user-qemu", "claims": ["E1 no missed exit PROVED"]}
                            {"summary": {"proved": false, "counts": {"PROVED": 1, "UNKNOWN": %d}, "millis": 1500}}""".formatted(compiled ? 1 : 2));
            return 1;
        }
    }

    @Test
    void whatIsNotProvedIsShownAndDoesNotStopTheDemonstration() throws IOException {
        assertThat(run("NONE", "--seconds", "0.1")).isZero();
        assertThat(out.toString())
                .contains("NOT EVERYTHING")
                .contains("optimised: 1 PROVED, 1 UNKNOWN in 1.5 s")
                .contains("UNKNOWN step transmit")
                .contains("E1 no missed exit PROVED")
                .contains("all right");
        assertThat(directory.resolve("report.html")).content().contains("1 PROVED, 1 UNKNOWN in 1.5 s");
    }

    @Test
    void aVerifierThatRefusesIsQuoted() throws IOException {
        run("CORRUPT", "--seconds", "0.1");
        assertThat(out.toString()).contains("optimised: not asked").contains("UNSUPPORTED made.Factory");
    }

    @Test
    void aRightCardIsCompiledDrivenAndReported() throws IOException {
        int status = run("NONE", "--seconds", "0.5");
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("all right").contains("TDT write").doesNotContain("WRONG");
        assertThat(directory.resolve("report.html")).content().contains("<svg").contains("</html>");
    }

    @Test
    void aCardWithAFaultEndsWithStatusOne() throws IOException {
        assertThat(run("CORRUPT", "--seconds", "0.1", "--json")).isEqualTo(1);
        assertThat(out.toString()).startsWith("{").contains("differs at byte");
    }

    @Test
    void aSpecWithErrorsIsToldAsSuch() throws IOException {
        assertThat(run("ERROR")).isEqualTo(1);
        assertThat(err.toString()).contains("nicc compile").contains("failed");
    }

    @Test
    void anUnknownSpecIsToldAsSuch() {
        assertThat(execute("demo", "nothing")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no spec nothing");
    }

    private int run(String fault, String... options) throws IOException {
        Path spec = Files.writeString(directory.resolve("fake.nic"), fault);
        String[] arguments = new String[options.length + 4];
        arguments[0] = "demo";
        arguments[1] = spec.toString();
        arguments[2] = "--html";
        arguments[3] = directory.resolve("report.html").toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return execute(arguments);
    }

    private int execute(String... arguments) {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new DemoCommand())
                .addSubcommand(new FakeCompile())
                .addSubcommand(new FakeVerify())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        line.getSubcommands().values().forEach(one -> one.setOut(line.getOut()).setErr(line.getErr()));
        return line.execute(arguments);
    }
}
