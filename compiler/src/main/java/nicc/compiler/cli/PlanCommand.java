package nicc.compiler.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import nicc.compiler.plan.Plans;
import nicc.compiler.plan.Profile;
import nicc.compiler.plan.Profiles;
import nicc.dsl.Frontend;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.cli.SpecFiles;
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
            defaultValue = "vfio-user-qemu",
            description =
                    "The platform: embedded, vfio-user-qemu, vhost-user, kvm-direct or a JSON file (default: ${DEFAULT-VALUE}).")
    String profile;

    @Option(names = "--json", description = "Prints the plan as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Profile platform = platform();
        Frontend.Result result = SpecFiles.load(file);
        Optional<Device> device = result.device();
        if (device.isEmpty()) {
            Renderer renderer = new Renderer(result.sources());
            PrintWriter err = spec.commandLine().getErr();
            result.diagnostics().forEach(diagnostic -> err.println(renderer.render(diagnostic)));
            return 1;
        }
        PlanReport report = new PlanReport(device.get(), platform, Plans.of(device.get(), platform));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report.data()));
        } else {
            out.print(report.text());
            out.flush();
        }
        return 0;
    }

    private Profile platform() {
        try {
            return Profiles.find(profile);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
