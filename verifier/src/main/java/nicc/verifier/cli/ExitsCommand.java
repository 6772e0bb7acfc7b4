package nicc.verifier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import nicc.verifier.report.ExitFindings;
import nicc.verifier.report.ExitPage;
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

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also writes the exit tables, with witnesses and pages, as one page of HTML; with --compare,"
                    + " the list and the tables.")
    @Nullable
    Path html;

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
            return run(device.get());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private int run(Device device) {
        Optional<HandListReport> compared =
                Optional.ofNullable(list).map(name -> new ExitClaims(device).compare(HandList.builtIn(name)));
        List<ExitReport> reports = compared.isEmpty() || html != null ? judge(device) : List.of();
        if (html != null) {
            write(html, page(device, reports, compared));
        }
        if (compared.isPresent()) {
            print(compared.get().text(), compared.get().data());
            return compared.get().right() ? 0 : 1;
        }
        String text = reports.stream().map(ExitReport::text).collect(Collectors.joining("\n"));
        List<Map<String, Object>> data = reports.stream().map(ExitReport::data).toList();
        print(text, data.size() == 1 ? data.getFirst() : data);
        return reports.stream().allMatch(ExitReport::minimal) ? 0 : 1;
    }

    private List<ExitReport> judge(Device device) {
        ExitClaims claims = new ExitClaims(device);
        PlanReader reader = new PlanReader(device);
        return profiles.stream()
                .map(profile -> claims.judge(reader.read(plan(profile)), verdict -> {}))
                .toList();
    }

    private static String page(Device device, List<ExitReport> reports, Optional<HandListReport> compared) {
        JsonMapper mapper = JsonMapper.builder().build();
        List<ExitFindings> findings = reports.stream()
                .map(report -> new ExitFindings(
                        report.plan().platform().name(), mapper.valueToTree(report.data()), Duration.ZERO, false))
                .toList();
        return ExitPage.of(
                device.name(), device.title(), findings, compared.map(report -> mapper.valueToTree(report.data())));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + ": " + e.getMessage());
        }
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
