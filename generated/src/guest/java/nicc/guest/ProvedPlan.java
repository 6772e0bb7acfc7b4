package nicc.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import nicc.dsl.cli.Nicc;
import nicc.dsl.cli.SpecFiles;
import nicc.dsl.model.Device;
import nicc.dsl.model.Path;
import nicc.guest.TracedPath.Occurrence;
import nicc.verifier.exit.PathCost;
import nicc.verifier.exit.PlanData;
import nicc.verifier.exit.PlanReader;
import picocli.CommandLine;

/// What the verifier says about the exits of a device on a platform: its own count, from the spec and the plan.
///
/// @param device the spec
/// @param plan the plan as it was read
record ProvedPlan(Device device, PlanData plan) {

    static ProvedPlan of(java.nio.file.Path spec, String profile) {
        String name = spec.toString();
        Device device = SpecFiles.load(name).device().orElseThrow(() -> new AssertionError(name + " has errors"));
        StringWriter text = new StringWriter();
        CommandLine nicc = Nicc.commandLine();
        nicc.setOut(new PrintWriter(text, true));
        assertThat(nicc.execute("plan", name, "--profile", profile, "--json")).isZero();
        return new ProvedPlan(device, new PlanReader(device).read(text.toString()));
    }

    /// Each time that the driver took a path, it left as often as the verifier counts.
    void assertExits(String name, List<Occurrence> traced) {
        Path path = device.paths().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the spec has no path " + name));
        assertThat(traced)
                .allSatisfy(once -> assertThat(once.traced())
                        .as("exits of " + name + " for " + once.frames() + " frames")
                        .isEqualTo(
                                PathCost.of(device, plan, path, once.frames()).exits()));
    }
}
