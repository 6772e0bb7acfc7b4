package nicc.verifier.mutate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Obligations;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.Replayer;

/// Mutates a device class and has each mutant proved or refuted, on all cores. For each mutant the
/// obligations that
/// look at the mutated method are asked, until one is refuted; the rest does not depend on it.
public final class MutationRun {
    private final Build build;
    private final int effort;
    private final Memory memory;
    private final Groups groups;
    private final ClassLoader runtime = Replayer.runtime();

    /// Nothing is mutated yet.
    ///
    /// @param build what is mutated
    /// @param effort Z3's resource limit for one question
    /// @param memory what has been proved of it before
    public MutationRun(Build build, int effort, Memory memory) {
        this.build = build;
        this.effort = effort;
        this.memory = memory;
        this.groups = new Groups(build.device(), build.relations());
    }

    /// Hears how far it is, on any thread.
    public interface Listener {
        /// An obligation was looked at, of the class as it is.
        ///
        /// @param all how many there are
        default void obligation(int all) {}

        /// A mutant is done.
        ///
        /// @param mutant what became of it
        default void done(Mutant mutant) {}
    }

    /// Mutates.
    ///
    /// @param count how many mutants
    /// @param seed the same seed makes the same mutants
    /// @param listener hears how far it is
    /// @return the mutants in the order in which they were drawn
    public List<Mutant> run(int count, long seed, Listener listener) {
        List<Mutation> mutations = Selection.of(Mutants.of(build.main()), count, seed);
        ClassImage image = build.image();
        List<Obligation> obligations = Obligations.of(build.device(), image, build.relations());
        Prover prover = new Prover(build.device(), image, build.relations(), effort);
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<Baseline.Entry>> proofs = new ArrayList<>();
            for (Callable<Baseline.Entry> task : Baseline.tasks(prover, obligations, memory)) {
                proofs.add(() -> {
                    Baseline.Entry entry = task.call();
                    listener.obligation(obligations.size());
                    return entry;
                });
            }
            Baseline baseline = Baseline.of(all(pool, proofs));
            List<Callable<Mutant>> trials = new ArrayList<>();
            for (Mutation mutation : mutations) {
                trials.add(() -> {
                    Mutant mutant = tried(mutation, baseline);
                    listener.done(mutant);
                    return mutant;
                });
            }
            return all(pool, trials);
        }
    }

    private static <T> List<T> all(ExecutorService pool, List<Callable<T>> tasks) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /// A verifier that fails on a mutant has not decided it.
    private Mutant tried(Mutation mutation, Baseline baseline) {
        long start = System.nanoTime();
        try {
            return judge(mutation, baseline, start);
        } catch (RuntimeException e) {
            return mutant(mutation, Fate.UNDECIDED, "", "the verifier failed: " + e, 0, start);
        }
    }

    private Mutant judge(Mutation mutation, Baseline baseline, long start) {
        List<Baseline.Entry> reaching = baseline.reaching(mutation);
        if (reaching.isEmpty()) {
            return mutant(mutation, Fate.HOLE, "", "no obligation looks at " + mutation.method(), 0, start);
        }
        byte[] mutated = Mutants.apply(build.main(), mutation);
        if (!Mutants.wellTyped(mutated)) {
            throw new IllegalStateException("not a class: " + mutation);
        }
        Build changed = build.with(mutated);
        Prover prover;
        try {
            prover = new Prover(build.device(), changed.image(), build.relations(), effort);
        } catch (UnsupportedCode e) {
            return mutant(mutation, Fate.UNDECIDED, "", "UNSUPPORTED " + e.getMessage(), 0, start);
        }
        return judge(mutation, changed, prover, reaching, start);
    }

    private Mutant judge(Mutation mutation, Build changed, Prover prover, List<Baseline.Entry> reaching, long start) {
        Optional<Mutant> open = Optional.empty();
        int asked = 0;
        for (Baseline.Entry entry : reaching) {
            String name = entry.obligation().name();
            if (!entry.proved()) {
                open = open.or(() -> Optional.of(
                        mutant(mutation, Fate.UNDECIDED, name, "not proved without the mutation either", 0, start)));
                continue;
            }
            asked++;
            Verdict verdict = prover.prove(entry.obligation());
            if (verdict instanceof Verdict.Refuted(Counterexample counterexample)) {
                return killed(mutation, changed, name, counterexample, asked, start);
            }
            if (!(verdict instanceof Verdict.Proved)) {
                int sofar = asked;
                open = open.or(
                        () -> Optional.of(mutant(mutation, Fate.UNDECIDED, name, reason(verdict), sofar, start)));
            }
        }
        int all = asked;
        return open.orElseGet(
                () -> mutant(mutation, Fate.EQUIVALENT, "", "all obligations that look at it are proved", all, start));
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unknown(String reason) -> "UNKNOWN " + reason;
            case Verdict.Unsupported(String where) -> "UNSUPPORTED " + where;
            case Verdict.Vacuous(String what) -> "VACUOUS " + what;
            case Verdict.Proved _, Verdict.Refuted _ -> verdict.word();
        };
    }

    private Mutant mutant(Mutation mutation, Fate fate, String obligation, String detail, int asked, long start) {
        return new Mutant(
                mutation,
                groups.of(mutation.method()),
                fate,
                obligation,
                detail,
                Optional.empty(),
                Optional.empty(),
                asked,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Mutant killed(
            Mutation mutation, Build changed, String obligation, Counterexample counterexample, int asked, long start) {
        Replay replay = new Replayer(changed, runtime).fromState(counterexample.scene());
        return new Mutant(
                mutation,
                groups.of(mutation.method()),
                Fate.KILLED,
                obligation,
                counterexample.event(),
                Optional.of(replay.status()),
                replay.difference(),
                asked,
                Duration.ofNanos(System.nanoTime() - start));
    }
}
