package nicc.verifier.mutate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Scene;
import nicc.verifier.refine.Verdict;
import nicc.verifier.replay.Build;
import nicc.verifier.replay.Probe;
import nicc.verifier.replay.Replay;
import nicc.verifier.replay.Replayer;

/// One mutant before its obligations.
final class Trial {
    /// With more candidates that are alike than that, a probe says which one comes first.
    private static final int MANY = 3;

    /// The first time a question gets so many times less effort, and an obligation so many seconds.
    private static final int HASTE = 8;

    private static final int HASTY_SECONDS = 12;

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

    /// Asks until one is refuted with a counterexample that shows. One that does not show is a refutation too, and the
    /// table says so, if no other obligation has one that does.
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
        return asked(prover, probed(reaching, probe), limits);
    }

    /// Asks all, with little patience first and then for as long as it takes: one of many is likely to notice soon.
    private Mutant asked(Prover prover, List<Baseline.Entry> entries, Limits limits) {
        Prover hasty = prover.within(limits.effort() / HASTE, HASTY_SECONDS);
        Optional<Mutant> refuted = Optional.empty();
        List<Baseline.Entry> left = new ArrayList<>(entries);
        Map<String, Mutant> open = new LinkedHashMap<>();
        for (Prover one : List.of(hasty, prover)) {
            for (Baseline.Entry entry : List.copyOf(left)) {
                if (System.nanoTime() - start > limits.nanos()) {
                    Optional<Mutant> first = open.values().stream().findFirst();
                    return refuted.orElseGet(() -> late(first, entry.name(), entries.size()));
                }
                Answer answer = answer(one, entry);
                open.remove(entry.name());
                switch (answer) {
                    case Answer.Killed(Mutant mutant)
                    when mutant.replayed() -> {
                        return mutant;
                    }
                    case Answer.Killed(Mutant mutant) -> {
                        refuted = refuted.or(() -> Optional.of(mutant));
                        left.remove(entry);
                    }
                    case Answer.Proved() -> left.remove(entry);
                    case Answer.Open(Mutant mutant) -> open.put(entry.name(), mutant);
                }
            }
        }
        Optional<Mutant> undecided = open.values().stream().findFirst();
        return refuted.or(() -> undecided)
                .orElseGet(() -> mutant(Fate.EQUIVALENT, "", "all obligations that get to it are proved"));
    }

    /// What an obligation says of the mutant.
    private sealed interface Answer {
        record Killed(Mutant mutant) implements Answer {}

        record Proved() implements Answer {}

        record Open(Mutant mutant) implements Answer {}
    }

    private Answer answer(Prover prover, Baseline.Entry entry) {
        if (!entry.proved()) {
            String why = "not refuted by any other; not proved without the mutation either";
            return new Answer.Open(mutant(Fate.UNDECIDED, entry.name(), why));
        }
        asked++;
        Verdict verdict = prover.prove(entry.obligation());
        return switch (verdict) {
            case Verdict.Refuted(Counterexample counterexample) ->
                new Answer.Killed(killed(entry.name(), counterexample));
            case Verdict.Proved _ -> new Answer.Proved();
            case Verdict.Unknown _, Verdict.Unsupported _, Verdict.Vacuous _ ->
                new Answer.Open(mutant(Fate.UNDECIDED, entry.name(), reason(verdict)));
        };
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

    /// The counterexample run again: from its state, or from one behind a call that was taken as a whole.
    private Replay replayed(Counterexample counterexample) {
        List<Replay> replays = new ArrayList<>();
        for (Scene scene : counterexample.scenes()) {
            Replay replay = mutant.fromState(scene, original);
            if (replay.status() == Replay.Status.SHOWN) {
                return replay;
            }
            replays.add(replay);
        }
        return replays.getFirst();
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
