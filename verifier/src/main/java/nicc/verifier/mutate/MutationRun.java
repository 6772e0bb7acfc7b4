package nicc.verifier.mutate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Obligations;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Workers;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.DataCheck;
import nicc.verifier.replay.Probe;
import nicc.verifier.replay.Replayer;

/// Mutates a device class and has each mutant proved or refuted, on all cores. For each mutant the obligations whose
/// proofs ran the mutated instruction are asked, the likeliest to notice first, until one is refuted; the rest does not
/// depend on it.
public final class MutationRun {
    private final Build build;
    private final DataCheck data;
    private final Limits limits;
    private final Memory memory;
    private final Groups groups;
    private final ClassLoader runtime = Replayer.runtime();

    /// Nothing is mutated yet.
    ///
    /// @param build what is mutated
    /// @param data checks the classes that are data
    /// @param limits when to give up
    /// @param memory what has been proved of it before
    public MutationRun(Build build, DataCheck data, Limits limits, Memory memory) {
        this.build = build;
        this.data = data;
        this.limits = limits;
        this.memory = memory;
        this.groups = new Groups(build.device(), build.relations());
    }

    /// Hears how far it is, on any thread.
    @FunctionalInterface
    public interface Listener {
        /// An obligation was looked at, of the class as it is.
        ///
        /// @param name which one
        /// @param proved whether it is proved: one that is not kills no mutant
        default void obligation(String name, boolean proved) {}

        /// A mutant is done.
        ///
        /// @param mutant what became of it
        void done(Mutant mutant);
    }

    /// Mutates.
    ///
    /// @param count how many mutants
    /// @param seed the same seed makes the same mutants
    /// @param only of these only those whose place or change contains it
    /// @param listener hears how far it is
    /// @return the mutants in the order in which they were drawn
    public List<Mutant> run(int count, long seed, String only, Listener listener) {
        List<Mutation> mutations = Selection.of(all(), count, seed).stream()
                .filter(mutation -> (mutation.place() + ": " + mutation.text()).contains(only))
                .toList();
        try (ExecutorService pool = Workers.pool()) {
            Baseline baseline = baseline(pool, listener);
            Probe probe = new Probe(build, runtime);
            Replayer original = new Replayer(build, runtime);
            List<Callable<Mutant>> trials = new ArrayList<>();
            for (Mutation mutation : mutations) {
                trials.add(() -> {
                    Mutant mutant = tried(mutation, baseline, probe, original);
                    listener.done(mutant);
                    return mutant;
                });
            }
            return all(pool, trials);
        }
    }

    /// The mutations of all generated classes that have code of the device.
    private List<Mutation> all() {
        return build.generated().stream()
                .flatMap(name -> Mutants.of(build.file(name)).stream())
                .toList();
    }

    private Baseline baseline(ExecutorService pool, Listener listener) {
        ClassImage image = build.image();
        List<Obligation> obligations = Obligations.of(build.device(), image, build.relations());
        Prover prover = new Prover(build.device(), image, build.relations(), limits.effort());
        List<Callable<Baseline.Entry>> proofs = new ArrayList<>();
        for (Callable<Baseline.Entry> task : Baseline.tasks(prover, obligations, memory)) {
            proofs.add(() -> {
                Baseline.Entry entry = task.call();
                listener.obligation(entry.name(), entry.proved());
                return entry;
            });
        }
        return new Baseline(all(pool, proofs), build.relations(), build.main());
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) {
        return Workers.results(tasks.stream().map(pool::submit).toList());
    }

    /// A verifier that fails on a mutant has not decided it.
    private Mutant tried(Mutation mutation, Baseline baseline, Probe probe, Replayer original) {
        long start = System.nanoTime();
        boolean device =
                mutation.owner().split("\\$", 2)[0].equals(build.relations().className());
        String group = device ? groups.of(mutation.method()) : "description and factory";
        try {
            byte[] mutated = Mutants.apply(build.file(mutation.owner()), mutation);
            if (!Mutants.wellTyped(mutated)) {
                throw new IllegalStateException("not a class: " + mutation);
            }
            Build changed = build.with(mutation.owner(), mutated);
            if (!device) {
                return new DataTrial(mutation, group).judge(data.of(changed));
            }
            return new Trial(mutation, group, original, changed, runtime)
                    .judge(baseline.reaching(mutation), probe, limits);
        } catch (RuntimeException | StackOverflowError e) {
            return new Mutant(
                    mutation,
                    group,
                    Fate.UNDECIDED,
                    "",
                    "the verifier failed: " + e,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
