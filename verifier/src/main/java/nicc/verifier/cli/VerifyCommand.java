package nicc.verifier.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import nicc.dsl.Frontend;
import nicc.dsl.SpecHash;
import nicc.dsl.cli.CommandFailure;
import nicc.dsl.cli.SpecFiles;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.cache.ExitStore;
import nicc.verifier.cache.Meaning;
import nicc.verifier.cache.ProofStore;
import nicc.verifier.refine.Campaign;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Obligations;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Result;
import nicc.verifier.report.ExitFindings;
import nicc.verifier.report.JsonReport;
import nicc.verifier.report.Subject;
import nicc.verifier.report.TextReport;
import nicc.verifier.report.Verification;
import nicc.verifier.smt.SolverFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `nicc verify`.
@Command(
        name = "verify",
        sortOptions = false,
        description = "Proves that a device's class files do what its spec says, obligation by obligation, and that"
                + " its exit plan is sound and minimal.",
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:everything that was asked is PROVED", "1:something is not, or could not be asked"})
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    ProofOptions options = new ProofOptions();

    @Option(names = "--list", description = "Lists the obligations and proves nothing.")
    boolean list;

    @Option(
            names = {"-v", "--verbose"},
            description = "A line for each obligation, also if it is proved.")
    boolean verbose;

    @Option(names = "--json", description = "Prints JSON, one object a line, a summary at the end.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        Frontend.Result source = SpecFiles.load(options.specification);
        Device device = SpecFiles.device(source, err());
        BuildFiles files = BuildFiles.find(options.classes(), device.name(), options.build);
        List<Obligation> obligations = Obligations.of(device, files.image(), files.relations());
        Predicate<String> wanted = options.wanted(obligations);
        if (list) {
            obligations.stream().map(Obligation::name).filter(wanted).forEach(out()::println);
            return 0;
        }
        String hash = SpecHash.of(source.sources());
        Subject subject = new Subject(
                device.name(),
                device.title(),
                hash,
                options.build,
                files.relations().className());
        try (LiveLine live = new LiveLine(err(), LiveLine.isTerminal())) {
            List<Result> results = prove(device, files, obligations, wanted, live);
            List<ExitFindings> exits = exits(device, hash, live);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            Verification verification =
                    new Verification(subject, obligations.size(), results, exits, time, SolverFile.version());
            live.say("");
            out().print(json ? JsonReport.of(verification) : TextReport.of(verification, verbose));
            out().flush();
            return verification.proved() ? 0 : 1;
        }
    }

    private List<Result> prove(
            Device device, BuildFiles files, List<Obligation> obligations, Predicate<String> wanted, LiveLine live) {
        try {
            Meaning meaning = new Meaning(device, files.image(), files.relations(), options.effort);
            Memory memory = options.cache()
                    .<Memory>map(folder -> ProofStore.open(folder, meaning, this::note))
                    .orElseGet(Memory::none);
            return new Campaign(
                            () -> new Prover(device, files.image(), files.relations(), options.effort),
                            obligations,
                            memory)
                    .run(wanted, live);
        } catch (UnsupportedCode e) {
            throw new CommandFailure("UNSUPPORTED " + e.getMessage());
        }
    }

    private List<ExitFindings> exits(Device device, String hash, LiveLine live) {
        if (options.profiles().isEmpty()) {
            return List.of();
        }
        Optional<ExitStore> store = options.cache().map(folder -> new ExitStore(folder, this::note));
        ExitRun run = new ExitRun(
                Objects.requireNonNull(spec).commandLine().getParent(), device, options.specification, hash, store);
        return options.profiles().stream()
                .peek(profile -> live.say("exits on " + profile))
                .map(run::judge)
                .toList();
    }

    private synchronized void note(String note) {
        err().println("nicc verify: " + note);
        err().flush();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
