package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import nicc.dsl.cli.Nicc;
import nicc.verifier.bytecode.BytesLoader;
import nicc.verifier.mutate.Mutants;
import nicc.verifier.mutate.Mutation;
import nicc.verifier.mutate.Operator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// Spec and class that do not belong together: what people get to see. The class is the reference build's.
class CounterexampleTest {
    private static final Path SPECS = Path.of("src", "main", "nic");
    private static final Path CLASSES = Path.of("target", "classes", "nicc", "device", "e1000", "reference");
    private static final String CLASS = "E1000Reference.class";

    @TempDir
    Path folder;

    private Path specs;
    private Path classes;
    private String printed = "";

    @BeforeEach
    void copySpecAndClasses() throws IOException {
        specs = copy(SPECS, folder.resolve("nic"));
        classes = folder.resolve("classes");
        copy(CLASSES, classes.resolve("nicc/device/e1000/reference"));
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private int verify(String only) {
        StringWriter out = new StringWriter();
        CommandLine nicc = Nicc.commandLine();
        nicc.setOut(new PrintWriter(out, true));
        int status = nicc.execute(
                "verify",
                specs.resolve("e1000.nic").toString(),
                "--build",
                "reference",
                "--classes",
                classes.toString(),
                "--only",
                only,
                "--no-cache",
                "--search",
                "30",
                "--junit",
                folder.resolve("junit").toString());
        printed = out.toString();
        return status;
    }

    private void change(String what, String into) throws IOException {
        change("e1000.nic", what, into);
    }

    private void change(String name, String what, String into) throws IOException {
        Path file = specs.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(what);
        Files.writeString(file, text.replace(what, into));
    }

    private int line(String what) throws IOException {
        List<String> lines = Files.readAllLines(specs.resolve("e1000.nic"));
        return 1
                + lines.indexOf(lines.stream()
                        .filter(one -> one.contains(what))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aRegisterThatMeansSomethingElseIsRefutedWithADriverProgram() throws Exception {
        change("section \"13.4.17\"; onread rclr; onwrite woclr;", "section \"13.4.17\"; onread rclr; onwrite woset;");
        assertThat(verify("write csr.ICR")).isEqualTo(1);
        assertThat(printed)
                .contains("REFUTED      register csr.ICR")
                .contains("a driver program from power-on:")
                .containsPattern("1\\. ICR = 0x[0-9a-f]+ \\([A-Z0-9]+=1\\)")
                .contains("2. read ICR")
                .containsPattern("then the value read, spec:  0x[0-9a-f]+ .*\\(bits that differ: [A-Z0-9]+\\)")
                .contains("then the value read, class: 0x0")
                .contains("e1000.nic:" + line("register ICR @") + ":5, register ICR")
                .contains("class: nicc.device.e1000.reference.E1000Reference.writeICR");
        assertThatThrownBy(this::runTheTest).hasMessageContaining("read ICR");
    }

    /// A reset value, an access type, an action of a write: what the program does last, and what it sees.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        section "13.4.1"; reset 0x00000201; | section "13.4.1"; reset 0x00000200; | domain bus | read CTRL
        section "13.4.12"; field TTV [15:0]; | section "13.4.12"; field TTV [15:0] { sw r; } | register csr.FCTTV | read FCTTV
        alias IMS; sw w; onwrite woclr; | alias IMS; sw w; onwrite woset; | register csr.IMC | read IMS
        """)
    void anotherMeaningIsRefutedWithADriverProgram(String what, String into, String obligation, String last)
            throws IOException {
        change(what, into);
        assertThat(verify(obligation)).isEqualTo(1);
        assertThat(printed)
                .contains("REFUTED      " + obligation)
                .contains("a driver program from power-on:")
                .contains(". " + last)
                .contains("then the value read, spec:")
                .contains("then the value read, class:")
                .doesNotContain("replay disagrees");
    }

    /// What shows only when time passes, descriptors are there or frames come: the program sets all of that up.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        e1000.nic | throttle ITR.INTERVAL unit 256 ns | throttle ITR.INTERVAL unit 512 ns | lines | ns pass
        intel8254x_receive.nic | size {RDLEN.LEN, 0 as u3} | size {RDLEN.LEN[11:0], 0 as u4} | ready receive | RDT = 0x
        intel8254x_transmit.nic | size {TDLEN.LEN, 0 as u3} | size {TDLEN.LEN[11:0], 0 as u4} | ready transmit | TDT = 0x
        intel8254x_transmit.nic | timer TXDLY unit 1024 ns | timer TXDLY unit 2048 ns | action written_back | TIDV = 0x
        intel8254x_transmit.nic | ICR.TXDW = 1; | ICR.TXQE = 1; | action transmit_interrupt | read ICR
        """)
    void anotherMeaningOfWhatHappensLaterIsRefutedWithADriverProgram(
            String file, String what, String into, String obligation, String step) throws IOException {
        change(file, what, into);
        assertThat(verify(obligation)).isEqualTo(1);
        assertThat(printed)
                .contains("REFUTED      " + obligation)
                .contains("a driver program from power-on")
                .contains(step)
                .doesNotContain("replay disagrees");
    }

    @Test
    void anotherPlaceOfADescriptorsFieldIsRefutedWithADriverProgram() throws IOException {
        change("intel8254x.nic", "CSO [87:80] \"Checksum", "CSO [111:104] \"Checksum");
        change("intel8254x.nic", "CSS [111:104] \"Checksum", "CSS [87:80] \"Checksum");
        assertThat(verify("action begin_packet")).isEqualTo(1);
        assertThat(printed)
                .contains("REFUTED      action begin_packet")
                .contains("a driver program from power-on")
                .contains("TDT = 0x")
                .contains("then the frame sent, spec:  ")
                .doesNotContain("replay disagrees");
    }

    @Test
    void anotherIdentityIsRefutedByTheDescription() throws IOException {
        change("revision 2; class", "revision 3; class");
        assertThat(verify("description")).isEqualTo(1);
        assertThat(printed).contains("REFUTED      description").contains("the description.specHash: spec ");
    }

    @Test
    void theJUnitTestFailsOnTheRefutedClassAndPassesOnACorrectOne() throws Exception {
        Path file = classes.resolve("nicc/device/e1000/reference").resolve(CLASS);
        byte[] right = Files.readAllBytes(file);
        Mutation lost = Mutants.of(right).stream()
                .filter(mutation -> mutation.method().equals("writeITR") && mutation.operator() == Operator.LOST_STORE)
                .findFirst()
                .orElseThrow();
        Files.write(file, Mutants.apply(right, lost));
        assertThat(verify("write csr.ITR")).isEqualTo(1);
        assertThat(printed).contains("a driver program from power-on:").contains("read ITR");
        assertThatThrownBy(this::runTheTest).hasMessageContaining("read ITR");
        Files.write(file, right);
        runTheTest();
    }

    /// Compiles the only test that was written and runs it on the classes as they are in the folder.
    private void runTheTest() throws Exception {
        Path source;
        try (Stream<Path> files = Files.list(folder.resolve("junit"))) {
            source = files.filter(file -> file.toString().endsWith(".java"))
                    .findFirst()
                    .orElseThrow();
        }
        Path compiled = Files.createDirectories(folder.resolve("compiled"));
        var messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-proc:none", "-d", compiled.toString(), source.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        String name = source.getFileName().toString().replace(".java", "");
        Class<?> test = childFirst(List.of(compiled, classes)).loadClass(name);
        var constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method method = test.getDeclaredMethod("theClassDoesWhatTheSpecSays");
        method.setAccessible(true);
        try {
            method.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof AssertionError error
                    ? new IllegalStateException(error.getMessage(), error)
                    : e;
        }
    }

    /// Classes of some folders before those of the class path.
    private static ClassLoader childFirst(List<Path> folders) {
        return new BytesLoader(
                CounterexampleTest.class.getClassLoader(),
                name -> folders.stream()
                        .map(root -> root.resolve(name.replace('.', '/') + ".class"))
                        .filter(Files::exists)
                        .findFirst()
                        .map(CounterexampleTest::bytes)
                        .orElse(null));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
