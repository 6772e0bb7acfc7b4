package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nicc.dsl.cli.Nicc;
import nicc.dsl.model.Device;
import nicc.verifier.exit.ExitClaims;
import nicc.verifier.exit.ExitReport;
import nicc.verifier.exit.PlanReader;
import nicc.verifier.exit.SiteVerdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The exit plans that the compiler makes are minimal on every platform, and shown to be: of the card, of its
/// paravirtual twin, whose spec the build has derived, and of virtio-net.
class ExitsTest {
    private static final Path SPEC = Path.of("src", "main", "nic", "e1000.nic");
    private static final Path VIRTIO = Path.of("src", "main", "nic", "virtio-net.nic");
    private static final Path TWIN = Path.of("target", "generated-sources", "nicc", "e1000-paravirt.nic");

    /// One instance judges the plans of all platforms, and does once what they share.
    private record Subject(Device device, ExitClaims claims) {
        static Subject load(Path spec) {
            Device device = Specs.load(spec);
            return new Subject(device, new ExitClaims(device));
        }
    }

    private static final Map<Path, Subject> SUBJECTS = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "vfio-user-qemu", "kvm-direct"})
    void planIsMinimalAndEverySiteIsDecided(String profile) {
        assertMinimal(SPEC, profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "vfio-user-qemu", "kvm-direct"})
    void planOfTheTwinIsMinimalAndEverySiteIsDecided(String profile) {
        assertMinimal(TWIN, profile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "vfio-user-qemu", "kvm-direct"})
    void planOfVirtioNetIsMinimalAndEverySiteIsDecided(String profile) {
        assertMinimal(VIRTIO, profile);
    }

    private static void assertMinimal(Path spec, String profile) {
        Subject subject = SUBJECTS.computeIfAbsent(spec, Subject::load);
        PlanReader reader = new PlanReader(subject.device());
        ExitReport report = subject.claims().judge(reader.read(plan(spec, profile)), verdict -> {});
        assertThat(report.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.status().holds())
                        .as(verdict.site().name() + ": " + verdict.because())
                        .isTrue());
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.status() == SiteVerdict.Status.NECESSARY)
                .allSatisfy(verdict -> assertThat(verdict.witness()).isPresent());
        assertThat(report.claims()).hasSize(5).allMatch(claim -> claim.contains("PROVED"));
        assertThat(report.minimal()).isTrue();
    }

    private static String plan(Path spec, String profile) {
        StringWriter text = new StringWriter();
        CommandLine nicc = Nicc.commandLine();
        nicc.setOut(new PrintWriter(text, true));
        assertThat(nicc.execute("plan", spec.toString(), "--profile", profile, "--json"))
                .isZero();
        return text.toString();
    }
}
