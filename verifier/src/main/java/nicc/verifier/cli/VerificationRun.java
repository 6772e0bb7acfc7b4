package nicc.verifier.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.replay.Replayer;
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
    private final String buildName;
    private final Build build;
    private final Predicate<String> wanted;
    private final long start = System.nanoTime();

    /// @param options what is asked
    /// @param device the spec
    /// @param source where the spec comes from
    /// @param notes hears of what does not stop a proof
    /// @param buildName which build
    VerificationRun(
            ProofOptions options, Device device, Frontend.Result source, Consumer<String> notes, String buildName) {
        this.options = options;
        this.buildName = buildName;
        this.device = device;
        this.specHash = SpecHash.of(source.sources());
        this.files = BuildFiles.find(options.classes(), device.name(), buildName);
        this.notes = notes;
        this.obligations = supported(() -> Obligations.of(device, files.image(), files.relations()));
        this.build = files.build(device);
        this.wanted = options.wanted(all());
    }

    /// The names of what is asked.
    List<String> names() {
        return all().stream().filter(wanted).toList();
    }

    private List<String> all() {
        List<String> names =
                new ArrayList<>(obligations.stream().map(Obligation::name).toList());
        names.addAll(data());
        return names;
    }

    /// The obligations about classes that are data, if there are such classes.
    private List<String> data() {
        return build.factory().isPresent() ? DataCheck.NAMES : List.of();
    }

    /// All class files.
    Build build() {
        return build;
    }

    /// Checks classes that are data.
    ///
    /// @param siblings the command line that has `plan`
    DataCheck dataCheck(CommandLine siblings) {
        ExitRun exits = new ExitRun(siblings, device, options.specification, specHash, store());
        return new DataCheck(build, Replayer.runtime(), specHash, exits::sites);
    }

    private Optional<ExitStore> store() {
        return options.cache().map(folder -> new ExitStore(folder, notes));
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
        List<Result> results = new ArrayList<>(supported(() -> campaign().run(wanted, live)));
        data().stream().filter(wanted).forEach(name -> results.add(checked(name, dataCheck(siblings))));
        ExitRun exits = new ExitRun(siblings, device, options.specification, specHash, store());
        List<ExitFindings> found = options.profiles().stream()
                .map(profile -> {
                    live.say("exits on " + profile);
                    return exits.judge(profile);
                })
                .toList();
        live.say("");
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Verification(subject(), all().size(), results, found, time, SolverFile.version());
    }

    private Result checked(String name, DataCheck check) {
        long begin = System.nanoTime();
        Verdict verdict = check.difference(name)
                .<Verdict>map(difference -> new Verdict.Refuted(DataCheck.counterexample(name, difference)))
                .orElseGet(() -> new Verdict.Proved(Set.of()));
        int number = all().indexOf(name) + 1;
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        return new Result(number, name, verdict, time, Set.of(DataCheck.ASSUMPTION), false);
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
        return new Subject(device.name(), device.title(), specHash, buildName, deviceClass);
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
