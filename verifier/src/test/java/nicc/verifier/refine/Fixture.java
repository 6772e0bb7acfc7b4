package nicc.verifier.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import nicc.dsl.Frontend;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.replay.Build;

/// A spec and a hand-written class beside it, whose first line names the obligation.
///
/// @param spec the spec
/// @param source the class
public record Fixture(Path spec, Path source) {

    public static Fixture of(Path spec) {
        return new Fixture(
                spec, spec.resolveSibling(spec.getFileName().toString().replace(".nic", ".java")));
    }

    /// The verdict of its obligation.
    Verdict verdict(Path scratch, int effort) throws IOException {
        return verdict(build(scratch), effort);
    }

    /// The verdict of its obligation about a build.
    Verdict verdict(Build build, int effort) throws IOException {
        ClassImage image = build.image();
        String name = obligation();
        Obligation obligation = Obligations.of(build.device(), image, build.relations()).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no obligation " + name));
        return new Prover(build.device(), image, build.relations(), effort).prove(obligation);
    }

    /// The name of its obligation.
    String obligation() throws IOException {
        return Files.readAllLines(source).getFirst().substring("// ".length());
    }

    /// Spec and class, compiled.
    public Build build(Path scratch) throws IOException {
        Frontend.Result loaded = Frontend.load(spec);
        Device device = loaded.device()
                .orElseThrow(() -> new AssertionError(loaded.diagnostics().toString()));
        compile(scratch);
        return Build.read(device, relations(device, ClassImage.read(scratch, "Fixture")), scratch);
    }

    private void compile(Path scratch) throws IOException {
        Path file = scratch.resolve("Fixture.java");
        Files.copy(source, file);
        var messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-g", "-proc:none", "-d", scratch.toString(), file.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    /// What a compiler would say: fields have the names of what they hold.
    private static Relations relations(Device device, ClassImage image) {
        Hints hints = new Hints(device, image);
        List<Relations.Engine> engines = device.engines().stream()
                .map(engine -> new Relations.Engine(engine.name(), engine.name() + "Ready", engine.name() + "Step"))
                .toList();
        return new Relations(
                1,
                device.name(),
                "fixture",
                "Fixture",
                hints.cells(),
                hints.buffers(),
                engines,
                image.has(Hints.EXPIRE) ? Hints.EXPIRE : "",
                hints.updates(),
                hints.passes(),
                hints.rings());
    }
}
