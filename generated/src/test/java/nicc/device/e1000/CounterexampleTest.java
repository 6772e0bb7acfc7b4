package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.tools.ToolProvider;
import nicc.dsl.model.Device;
import nicc.verifier.mutate.Mutants;
import nicc.verifier.mutate.Mutation;
import nicc.verifier.mutate.Operator;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Obligations;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.Explanation;
import nicc.verifier.replay.JUnitTest;
import nicc.verifier.replay.Program;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.Replayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A wrong card is refuted by a driver program, and the test that is made of it fails on that card only.
class CounterexampleTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path HINTS = CLASSES.resolve("nicc/device/e1000/reference/E1000Reference.relations.json");
    private static final int EFFORT = 20_000_000;
    private static final int SEARCH = 60;

    @TempDir
    Path scratch;

    @Test
    void aWrongLinkSpeedIsShownByADriverProgramAndATest() throws Exception {
        Device device = Specs.load(Path.of("src/main/nic/e1000.nic"));
        Relations relations = Relations.parse(Files.readString(HINTS));
        Build right = Build.read(device, relations, CLASSES);
        Build wrong = right.with(mutated(right));

        Counterexample counterexample = refute(wrong, "action phy_resolve");
        Replay replay = new Replayer(wrong, Replayer.runtime()).replay(counterexample.scene(), SEARCH);

        assertThat(replay.status()).isEqualTo(Replay.Status.SHOWN);
        Program program = replay.program().orElseThrow();
        assertThat(program.steps()).hasSizeLessThan(6);
        assertThat(Explanation.of(device, relations, replay))
                .anyMatch(line -> line.contains("m88e1011.nic"))
                .anyMatch(line -> line.contains("E1000Reference.phy_resolve"));
        String source = JUnitTest.source(device, relations, "action phy_resolve", program);
        Path test = compiled(source, JUnitTest.className("action phy_resolve"));
        assertThatCode(() -> run(test, right)).doesNotThrowAnyException();
        assertThatThrownBy(() -> run(test, wrong)).isInstanceOf(AssertionError.class);
    }

    private static byte[] mutated(Build build) {
        Mutation mutation = Mutants.of(build.main()).stream()
                .filter(one -> one.method().equals("phy_resolve") && one.operator() == Operator.ARITHMETIC)
                .filter(one -> one.text().equals("iand becomes ior"))
                .findFirst()
                .orElseThrow();
        return Mutants.apply(build.main(), mutation);
    }

    private static Counterexample refute(Build build, String name) {
        Obligation obligation = Obligations.of(build.device(), build.image(), build.relations()).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Verdict verdict = new Prover(build.device(), build.image(), build.relations(), EFFORT).prove(obligation);
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
        return ((Verdict.Refuted) verdict).counterexample();
    }

    private Path compiled(String source, String name) throws IOException {
        Path file = scratch.resolve(name + ".java");
        Files.writeString(file, source);
        var messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-proc:none", "-d", scratch.toString(), file.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return scratch;
    }

    /// Runs the only test of a folder on a build's classes.
    private static void run(Path folder, Build build) throws Throwable {
        Map<String, byte[]> files = new HashMap<>(build.files());
        String name = "";
        try (var compiled = Files.list(folder)) {
            for (Path file :
                    compiled.filter(one -> one.toString().endsWith(".class")).toList()) {
                String simple = file.getFileName().toString().replace(".class", "");
                files.put(simple, Files.readAllBytes(file));
                name = simple.contains("$") ? name : simple;
            }
        }
        Class<?> type = new Defining(files).loadClass(name);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method method = type.getDeclaredMethod("theClassDoesWhatTheSpecSays");
        method.setAccessible(true);
        try {
            method.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// Defines some classes anew.
    private static final class Defining extends ClassLoader {
        private final Map<String, byte[]> files;

        Defining(Map<String, byte[]> files) {
            super(CounterexampleTest.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> known = findLoadedClass(name);
            byte[] file = files.get(name);
            if (known != null || file == null) {
                return known != null ? known : super.loadClass(name, resolve);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
