package nicc.verifier.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.cli.SpecFiles;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.refine.Campaign;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Obligations;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import nicc.verifier.smt.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nicc verify`.
@Command(
        name = "verify",
        description = "Proves that a device's class files do what its spec says, obligation by obligation.",
        footer = "Exit status: 0 if every obligation is PROVED, else 1.")
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SPEC", description = "A spec: a file, or a name such as e1000.")
    String specification;

    @Option(names = "--classes", paramLabel = "DIR", description = "Where the class files are (default: the build's).")
    Path classes;

    @Option(names = "--build", paramLabel = "BUILD", description = "optimised (default), or reference.")
    String build = "optimised";

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Obligations whose name contains this, and what they stand on.")
    String only = "";

    @Option(names = "--effort", paramLabel = "N", description = "Z3's resource limit for one question.")
    int effort = 20_000_000;

    @Option(names = "--list", description = "Lists the obligations and proves nothing.")
    boolean list;

    @Option(names = "--json", description = "Prints the results as JSON, one object a line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Device device = SpecFiles.load(specification)
                .device()
                .orElseThrow(() -> new CommandFailure(specification + " has errors: see nicc check"));
        BuildFiles files = BuildFiles.find(folder(), device.name(), build);
        long start = System.nanoTime();
        List<Obligation> obligations = Obligations.of(device, files.image(), files.relations());
        Predicate<String> wanted = name -> name.contains(only);
        if (list) {
            obligations.stream().map(Obligation::name).filter(wanted).forEach(out()::println);
            return 0;
        }
        List<Result> results = prove(device, files, obligations, wanted);
        results.forEach(this::print);
        if (!json) {
            summary(results, Duration.ofNanos(System.nanoTime() - start));
        }
        boolean proved =
                !results.isEmpty() && results.stream().allMatch(result -> result.verdict() instanceof Verdict.Proved);
        return proved ? 0 : 1;
    }

    private Path folder() {
        return classes != null
                ? classes
                : Path.of(System.getProperty("nicc.home", "."), "generated", "target", "classes");
    }

    /// Since JDK 25 there is again no console where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private List<Result> prove(
            Device device, BuildFiles files, List<Obligation> obligations, Predicate<String> wanted) {
        AtomicInteger done = new AtomicInteger();
        boolean terminal = isTerminal();
        try {
            Prover prover = new Prover(device, files.image(), files.relations(), effort);
            return new Campaign(prover, obligations).run(wanted, result -> {
                if (terminal) {
                    spec.commandLine().getErr().printf("\r\033[K%d done: %s", done.incrementAndGet(), result.name());
                    spec.commandLine().getErr().flush();
                }
            });
        } catch (UnsupportedCode e) {
            throw new CommandFailure("UNSUPPORTED " + e.getMessage());
        } finally {
            if (terminal) {
                spec.commandLine().getErr().print("\r\033[K");
                spec.commandLine().getErr().flush();
            }
        }
    }

    private void print(Result result) {
        if (json) {
            out().println(ResultsJson.of(result));
            return;
        }
        out().printf(
                        "%4d  %-11s  %-40s %6.1f s%n",
                        result.number(),
                        result.verdict().word(),
                        result.name(),
                        result.time().toMillis() / 1000.0);
        if (!(result.verdict() instanceof Verdict.Proved)) {
            ResultsJson.details(result.verdict()).forEach(line -> out().println("        " + line));
        }
    }

    private void summary(List<Result> results, Duration time) {
        Map<String, Integer> counts = new TreeMap<>();
        results.forEach(result -> counts.merge(result.verdict().word(), 1, Integer::sum));
        out().println();
        out().printf(
                        "%d obligations in %.1f s with %s: %s%n",
                        results.size(), time.toMillis() / 1000.0, Terms.solver(), counts);
        out().println("Assumed: the runtime's classes do what docs/architecture.md says; Java does what the JVM");
        out().println("specification says; the device's clock stays below 2^62 ns. Not covered yet: the work loop's");
        out().println("order and budget, arrays of registers, accesses that begin outside of registers, state images.");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
