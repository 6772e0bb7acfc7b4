package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import nicc.dsl.cli.Nicc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `nicc compile --paravirt` and `nicc plan --paravirt`.
final class TwinCommandsTest {
    private static final String SMALL = "../dsl/src/test/twins/small.nic";
    private static final String VIRTIO = "../generated/src/main/nic/virtio-net.nic";

    private record Answer(int status, String out, String err) {}

    private static Answer nicc(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine nicc = Nicc.commandLine();
        nicc.setOut(new PrintWriter(out, true));
        nicc.setErr(new PrintWriter(err, true));
        return new Answer(nicc.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void compilesTheTwinAndPrintsItsExitsBesideTheCards(@TempDir Path folder) {
        Answer answer = nicc("compile", SMALL, "--paravirt", "-o", folder.toString());
        assertThat(answer.status()).isZero();
        assertThat(answer.out()).containsPattern("kvm-direct +interrupt +64 +8-9 +0-5");
        assertThat(folder.resolve("small-paravirt.nic")).exists();
        assertThat(folder.resolve("small-paravirt.h")).exists();
        assertThat(folder.resolve("nicc/device/small_paravirt/SmallParavirt.java"))
                .exists();
        assertThat(folder.resolve("nicc/device/small_paravirt/SmallParavirtDriver.java"))
                .exists();
        assertThat(nicc("check", folder.resolve("small-paravirt.nic").toString())
                        .status())
                .isZero();
    }

    @Test
    void theDerivedSpecIsCompiledLikeAnyOther(@TempDir Path folder) throws Exception {
        nicc("compile", SMALL, "--paravirt", "-o", folder.toString());
        String spec = folder.resolve("small-paravirt.nic").toString();
        String again = folder.resolve("again").toString();
        assertThat(nicc("compile", spec, "-o", again).status()).isZero();
        String device = "nicc/device/small_paravirt/SmallParavirt.java";
        assertThat(Files.readString(Path.of(again, device))).isEqualTo(Files.readString(folder.resolve(device)));
    }

    @Test
    void plansBothForAPlatform() {
        Answer answer = nicc("plan", SMALL, "--paravirt", "--profile", "kvm-direct", "--json");
        JsonNode paths = JsonMapper.shared().readTree(answer.out()).path("paths");
        assertThat(paths.valueStream()
                        .map(row -> row.path("profile").asString())
                        .distinct())
                .containsExactly("kvm-direct");
        JsonNode burst = paths.valueStream()
                .filter(row -> row.path("path").asString().equals("transmit")
                        && row.path("frames").asInt() == 64)
                .findFirst()
                .orElseThrow();
        assertThat(burst.path("emulated").path("least").asInt()).isEqualTo(64);
        assertThat(burst.path("paravirtual").path("least").asInt()).isZero();
        assertThat(burst.path("paravirtual").path("most").asInt()).isEqualTo(64);
    }

    @Test
    void saysWhyThereIsNoTwin() {
        Answer answer = nicc("compile", VIRTIO, "--paravirt");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("NIC1001").contains("virtio-net.nic:").contains("paravirtual already");
    }
}
