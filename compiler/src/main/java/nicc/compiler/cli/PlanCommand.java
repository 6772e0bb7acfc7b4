package nicc.compiler.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nicc.compiler.plan.Plans;
import nicc.compiler.plan.Profile;
import nicc.compiler.plan.Profiles;
import nicc.dsl.Frontend;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.cli.SpecFiles;
import nicc.dsl.derive.ParavirtTwin;
import nicc.dsl.diagnostic.Renderer;
import nicc.dsl.model.Device;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `nicc plan`.
@Command(
        name = "plan",
        description = "Prints how each register access is handled on a platform, why, and what the I/O paths cost.")
public final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A file, or a name such as e1000.")
    String file;

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE.json",
            description =
                    "The platform: embedded, vfio-user-qemu, vhost-user, kvm-direct or a JSON file (default: vfio-user-qemu; with --paravirt also kvm-direct and embedded).")
    String profile = "";

    @Option(
            names = "--paravirt",
            description = "Prints what the I/O paths cost beside what they cost with the spec's paravirtual twin.")
    boolean paravirt;

    @Option(names = "--json", description = "Prints the plan as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        List<Profile> platforms = platforms();
        Frontend.Result result = SpecFiles.load(file);
        Optional<Device> device = result.device();
        if (device.isEmpty()) {
            Renderer renderer = new Renderer(result.sources());
            PrintWriter err = spec.commandLine().getErr();
            result.diagnostics().forEach(diagnostic -> err.println(renderer.render(diagnostic)));
            return 1;
        }
        if (paravirt) {
            Optional<ParavirtTwin> twin = Twins.of(result, spec.commandLine().getErr());
            twin.ifPresent(t -> {
                TwinReport report = new TwinReport(device.get(), t, platforms);
                print(report.data(), report.text());
            });
            return twin.isPresent() ? 0 : 1;
        }
        Profile platform = platforms.getFirst();
        PlanReport report = new PlanReport(device.get(), platform, Plans.of(device.get(), platform));
        print(report.data(), report.text());
        return 0;
    }

    private void print(Object data, String text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(data));
        } else {
            out.print(text);
            out.flush();
        }
    }

    private List<Profile> platforms() {
        try {
            return profile.isEmpty() ? Profiles.find(TwinReport.PROFILES) : List.of(Profiles.find(profile));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
