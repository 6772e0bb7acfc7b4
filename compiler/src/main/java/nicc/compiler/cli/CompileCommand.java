package nicc.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import nicc.compiler.Compiler;
import nicc.compiler.GeneratedFile;
import nicc.compiler.Options;
import nicc.compiler.emit.TwinFiles;
import nicc.compiler.ir.Program;
import nicc.compiler.plan.ExitPlan;
import nicc.compiler.plan.Plans;
import nicc.compiler.plan.Profiles;
import nicc.dsl.Frontend;
import nicc.dsl.SpecHash;
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

/// `nicc compile`.
@Command(
        name = "compile",
        description =
                "Compiles a spec to Java: the device, its factory, its description, and what is known about them.")
public final class CompileCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A file, or a name such as e1000.")
    String file;

    @Option(names = "--reference", description = "Makes the reference build: no pass, one event at a time.")
    boolean reference;

    @Option(
            names = "--disable",
            paramLabel = "PASS",
            split = ",",
            completionCandidates = PassNames.class,
            description = "Leaves passes out; there are: ${COMPLETION-CANDIDATES}.")
    Set<String> disabled = new LinkedHashSet<>();

    @Option(names = "--build", paramLabel = "NAME", description = "Names the build; part of the classes' names.")
    String build = "";

    @Option(names = "--package", paramLabel = "NAME", description = "The package (default: nicc.device.SPEC).")
    String packageName = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the files go (default: here).")
    Path output;

    @Option(
            names = "--paravirt",
            description =
                    "Derives the spec's paravirtual twin and compiles that; writes its spec, a C header and a Java half for drivers.")
    boolean paravirt;

    @Option(names = "--emit-ir", description = "Prints the program after all passes, and writes nothing.")
    boolean emitIr;

    @Option(names = "--json", description = "Prints what was done as JSON.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Prints what was found only, and no exits of a twin.")
    boolean quiet;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Frontend.Result result = SpecFiles.load(file);
        Renderer renderer = new Renderer(result.sources());
        PrintWriter err = spec.commandLine().getErr();
        result.diagnostics().forEach(diagnostic -> err.println(renderer.render(diagnostic)));
        Optional<Device> device = result.device();
        if (device.isEmpty()) {
            return 1;
        }
        Optional<ParavirtTwin> twin = paravirt ? Twins.of(result, err) : Optional.empty();
        if (paravirt && twin.isEmpty()) {
            return 1;
        }
        try {
            compile(
                    twin.map(ParavirtTwin::device).orElse(device.get()),
                    SpecHash.of(twin.map(ParavirtTwin::loaded).orElse(result).sources()),
                    twin);
            twin.filter(_ -> !json && !emitIr && !quiet).ifPresent(t -> print(device.get(), t));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        } catch (IOException e) {
            throw new CommandFailure("cannot write to " + output + ": " + e.getMessage());
        }
        return 0;
    }

    private void print(Device original, ParavirtTwin twin) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new TwinReport(original, twin, Profiles.find(TwinReport.PROFILES)).text());
        out.flush();
    }

    private void compile(Device device, String hash, Optional<ParavirtTwin> twin) throws IOException {
        Options options = new Options(name(), disabled, packageName);
        PrintWriter out = spec.commandLine().getOut();
        if (emitIr) {
            Program program = Compiler.program(device, options);
            out.print(
                    json ? JsonMapper.builder().build().writeValueAsString(program) + "\n" : IrPrinter.print(program));
            out.flush();
            return;
        }
        List<ExitPlan> plans = Plans.all(device, options.runs("posted"));
        List<GeneratedFile> files = new ArrayList<>(Compiler.compile(device, hash, options, plans));
        twin.ifPresent(t -> files.addAll(TwinFiles.of(t, options)));
        Output.write(output, files);
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(report(device, hash, options, files)));
        }
    }

    private String name() {
        if (!build.isEmpty()) {
            return build;
        }
        return reference ? "reference" : "optimised";
    }

    private Map<String, Object> report(Device device, String hash, Options options, List<GeneratedFile> files) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("device", device.name());
        report.put("build", options.build());
        report.put("specHash", hash);
        report.put("passes", Compiler.program(device, options).passes());
        report.put("files", files.stream().map(GeneratedFile::path).toList());
        return report;
    }
}
