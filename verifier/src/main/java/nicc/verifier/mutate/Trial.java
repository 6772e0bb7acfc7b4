package nicc.verifier.mutate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.Probe;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.Replayer;

/// One mutant before its obligations.
final class Trial {
    /// With more candidates that are alike than that, a probe says which one comes first.
    private static final int MANY = 3;

    private final Mutation mutation;
    private final String group;
    private final Build changed;
    private final Replayer mutant;
    private final Replayer original;
    private final long start = System.nanoTime();
    private int asked;

    /// A mutant.
    ///
    /// @param mutation what was changed
    /// @param group the part of the device that the method belongs to
    /// @param original runs counterexamples in the class as it was
    /// @param changed the class as it is now
    /// @param runtime where the runtime's classes are
    Trial(Mutation mutation, String group, Replayer original, Build changed, ClassLoader runtime) {
        this.mutation = mutation;
        this.group = group;
        this.changed = changed;
        this.mutant = new Replayer(changed, runtime);
        this.original = original;
    }

    /// Asks until one is refuted.
    ///
    /// @param reaching the obligations that may look at the mutated instruction, the likeliest to notice first
    /// @param probe finds accesses that differ
    /// @param limits when to give up
    Mutant judge(Baseline.Reaching reaching, Probe probe, Limits limits) {
        if (reaching.entries().isEmpty()) {
            return mutant(Fate.HOLE, "", "no obligation gets to this instruction");
        }
        Prover prover;
        try {
            prover = new Prover(
                    changed.device(), changed.image(), changed.relations(), limits.effort(), this::isTheMutations);
        } catch (UnsupportedCode e) {
            return mutant(Fate.UNDECIDED, "", "UNSUPPORTED " + e.getMessage());
        }
        Optional<Mutant> open = Optional.empty();
        for (Baseline.Entry entry : probed(reaching, probe)) {
            if (System.nanoTime() - start > limits.nanos()) {
                return late(open, entry.name(), reaching.entries().size());
            }
            if (!entry.proved()) {
                String why = "not refuted by any other; not proved without the mutation either";
                open = open.or(() -> Optional.of(mutant(Fate.UNDECIDED, entry.name(), why)));
                continue;
            }
            asked++;
            Verdict verdict = prover.prove(entry.obligation());
            if (verdict instanceof Verdict.Refuted(Counterexample counterexample)) {
                return killed(entry.name(), counterexample);
            }
            if (!(verdict instanceof Verdict.Proved) && open.isEmpty()) {
                open = Optional.of(mutant(Fate.UNDECIDED, entry.name(), reason(verdict)));
            }
        }
        return open.orElseGet(() -> mutant(Fate.EQUIVALENT, "", "all obligations that get to it are proved"));
    }

    private Mutant late(Optional<Mutant> open, String next, int all) {
        String sofar =
                open.map(one -> "; " + one.obligation() + ": " + one.detail()).orElse("");
        String why = String.format(
                Locale.ROOT, "out of time: %d of %d obligations asked, none refuted%s", asked, all, sofar);
        return mutant(Fate.UNDECIDED, next, why);
    }

    private List<Baseline.Entry> probed(Baseline.Reaching reaching, Probe probe) {
        if (reaching.first() <= MANY) {
            return reaching.entries();
        }
        Optional<Probe.Access> access = probe.difference(changed);
        List<Baseline.Entry> sorted = new ArrayList<>(reaching.entries());
        access.ifPresent(found -> sorted.sort(Comparator.comparing(entry -> !found.in(entry.name()))));
        return sorted;
    }

    private static String reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Unknown(String reason) -> "UNKNOWN " + reason;
            case Verdict.Unsupported(String where) -> "UNSUPPORTED " + where;
            case Verdict.Vacuous(String what) -> "VACUOUS " + what;
            case Verdict.Proved _, Verdict.Refuted _ -> verdict.word();
        };
    }

    private Mutant mutant(Fate fate, String obligation, String detail) {
        return new Mutant(mutation, group, fate, obligation, detail, Optional.empty(), Optional.empty(), asked, time());
    }

    /// Whether a counterexample shows in the mutant, and not in the class as it was.
    private boolean isTheMutations(Counterexample counterexample) {
        return replayed(counterexample).status() == Replay.Status.SHOWN;
    }

    /// The counterexample run again. What shows in the class as it was too is no difference that the mutation makes.
    private Replay replayed(Counterexample counterexample) {
        Replay replay = mutant.fromState(counterexample.scene());
        return replay.status() == Replay.Status.SHOWN
                        && original.fromState(counterexample.scene()).status() == Replay.Status.SHOWN
                ? replay.disagreeing("it shows without the mutation as well")
                : replay;
    }

    /// The obligation is proved without the mutation, so that whatever refutes it is the mutation's.
    private Mutant killed(String obligation, Counterexample counterexample) {
        Replay replay = replayed(counterexample);
        return new Mutant(
                mutation,
                group,
                Fate.KILLED,
                obligation,
                counterexample.event() + (replay.reason().isEmpty() ? "" : ": " + replay.reason()),
                Optional.of(replay.status()),
                replay.difference(),
                asked,
                time());
    }

    private Duration time() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
