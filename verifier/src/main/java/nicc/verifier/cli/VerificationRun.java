package nicc.verifier.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nicc.dsl.Frontend;
import nicc.dsl.SpecHash;
import nicc.dsl.cli.CommandFailure;
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
import nicc.verifier.report.Subject;
import nicc.verifier.report.Verification;
import nicc.verifier.smt.SolverFile;
import picocli.CommandLine;

/// One run of `nicc verify`: what is to be proved, and what came of it.
final class VerificationRun {
    private final ProofOptions options;
    private final Device device;
    private final String specHash;
    private final BuildFiles files;
    private final Consumer<String> notes;
    private final List<Obligation> obligations;
    private final Predicate<String> wanted;
    private final long start = System.nanoTime();

    /// @param options what is asked
    /// @param device the spec
    /// @param source where the spec comes from
    /// @param notes hears of what does not stop a proof
    VerificationRun(ProofOptions options, Device device, Frontend.Result source, Consumer<String> notes) {
        this.options = options;
        this.device = device;
        this.specHash = SpecHash.of(source.sources());
        this.files = BuildFiles.find(options.classes(), device.name(), options.build);
        this.notes = notes;
        this.obligations = supported(() -> Obligations.of(device, files.image(), files.relations()));
        this.wanted = options.wanted(obligations);
    }

    /// The names of what is asked.
    List<String> names() {
        return obligations.stream().map(Obligation::name).filter(wanted).toList();
    }

    BuildFiles files() {
        return files;
    }

    String specHash() {
        return specHash;
    }

    /// Proves what it can.
    ///
    /// @param siblings the command line that has `plan`
    Verification verify(CommandLine siblings, LiveLine live) {
        List<Result> results = supported(() -> campaign().run(wanted, live));
        Optional<ExitStore> store = options.cache().map(folder -> new ExitStore(folder, notes));
        ExitRun exits = new ExitRun(siblings, device, options.specification, specHash, store);
        List<ExitFindings> found = options.profiles().stream()
                .map(profile -> {
                    live.say("exits on " + profile);
                    return exits.judge(profile);
                })
                .toList();
        live.say("");
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Verification(subject(), obligations.size(), results, found, time, SolverFile.version());
    }

    private Campaign campaign() {
        return new Campaign(
                () -> new Prover(device, files.image(), files.relations(), options.effort), obligations, memory());
    }

    /// What earlier runs have proved.
    Memory memory() {
        Meaning meaning = new Meaning(device, files.image(), files.relations(), options.effort);
        return options.cache()
                .<Memory>map(folder -> ProofStore.open(folder, meaning, notes))
                .orElseGet(Memory::none);
    }

    private Subject subject() {
        String deviceClass = files.relations().className();
        return new Subject(device.name(), device.title(), specHash, options.build, deviceClass);
    }

    /// What the class as a whole has that the verifier does not understand stops everything.
    private static <T> T supported(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnsupportedCode e) {
            throw new CommandFailure("UNSUPPORTED " + e.getMessage());
        }
    }
}
