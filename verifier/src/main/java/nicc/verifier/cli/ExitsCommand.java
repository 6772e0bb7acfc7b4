package nicc.verifier.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nicc.dsl.Frontend;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.cli.SpecFiles;
import nicc.dsl.diagnostic.Renderer;
import nicc.dsl.model.Device;
import nicc.verifier.exit.ExitClaims;
import nicc.verifier.exit.ExitReport;
import nicc.verifier.exit.HandList;
import nicc.verifier.exit.HandListReport;
import nicc.verifier.exit.PlanReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `nicc exits`. The plan comes from `nicc plan`, as the JSON that it prints.
@Command(
        name = "exits",
        description = "Shows that an exit plan is sound and the least one, with a driver program for every exit.")
public final class ExitsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A file, or a name such as e1000.")
    String file = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE.json",
            split = ",",
            defaultValue = "embedded,vfio-user-qemu,kvm-direct",
            description = "The platforms, as for nicc plan (default: ${DEFAULT-VALUE}).")
    List<String> profiles = List.of();

    @Option(
            names = "--compare",
            paramLabel = "LIST",
            description = "Judges a hand-kept list of writes that are not coalesced instead: qemu-e1000.")
    @Nullable
    String list;

    @Option(names = "--json", description = "Prints the verdicts as JSON.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return spec.commandLine();
    }

    @Override
    public Integer call() {
        Frontend.Result result = SpecFiles.load(file);
        Optional<Device> device = result.device();
        if (device.isEmpty()) {
            Renderer renderer = new Renderer(result.sources());
            result.diagnostics().forEach(diagnostic -> commandLine().getErr().println(renderer.render(diagnostic)));
            return 1;
        }
        try {
            return list == null ? judge(device.get()) : compare(device.get(), HandList.builtIn(list));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private int judge(Device device) {
        ExitClaims claims = new ExitClaims(device);
        PlanReader reader = new PlanReader(device);
        List<ExitReport> reports = profiles.stream()
                .map(profile -> claims.judge(reader.read(plan(profile)), verdict -> {}))
                .toList();
        String text = reports.stream().map(ExitReport::text).collect(Collectors.joining("\n"));
        List<Map<String, Object>> data = reports.stream().map(ExitReport::data).toList();
        print(text, data.size() == 1 ? data.getFirst() : data);
        return reports.stream().allMatch(ExitReport::minimal) ? 0 : 1;
    }

    private int compare(Device device, HandList against) {
        HandListReport report = new ExitClaims(device).compare(against);
        print(report.text(), report.data());
        return report.right() ? 0 : 1;
    }

    private void print(String text, Object data) {
        PrintWriter out = commandLine().getOut();
        out.print(
                json
                        ? JsonMapper.builder()
                                .build()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(data)
                        : text);
        out.println();
        out.flush();
    }

    private String plan(String profile) {
        CommandLine plan = commandLine().getParent().getSubcommands().get("plan");
        if (plan == null) {
            throw new CommandFailure("there is no command 'plan' here to ask for the plan");
        }
        StringWriter text = new StringWriter();
        plan.setOut(new PrintWriter(text));
        if (plan.execute(file, "--profile", profile, "--json") != 0) {
            throw new CommandFailure("there is no plan of " + file + " for " + profile);
        }
        return text.toString();
    }
}
