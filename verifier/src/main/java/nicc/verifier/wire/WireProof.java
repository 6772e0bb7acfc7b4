package nicc.verifier.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.encode.Uses;
import nicc.verifier.encode.World;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Scene;
import nicc.verifier.refine.Verdict;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;

/// Proves what is claimed of the wire's classes.
public final class WireProof {
    /// A first question gets this part of the effort.
    private static final int SMALL = 10;

    private final WireClasses classes;
    private final int effort;

    /// @param classes the class files
    /// @param effort Z3's `rlimit` for one question
    public WireProof(WireClasses classes, int effort) {
        this.classes = classes;
        this.effort = effort;
    }

    /// Tries to prove an obligation.
    ///
    /// @param obligation what to prove
    /// @param uses is told what the verdict depends on
    /// @return what came of it
    public Verdict prove(WireObligation obligation, Uses uses) {
        try {
            for (Consumer<Bench> situation : obligation.situations()) {
                Verdict verdict = prove(obligation, situation, uses);
                if (!(verdict instanceof Verdict.Proved)) {
                    return verdict;
                }
            }
            return new Verdict.Proved(Set.of());
        } catch (UnsupportedCode e) {
            return new Verdict.Unsupported(String.valueOf(e.getMessage()));
        }
    }

    private Verdict prove(WireObligation obligation, Consumer<Bench> situation, Uses uses) {
        try (World world = new World(uses)) {
            Bench bench = new Bench(world, classes.image(obligation.className()));
            situation.accept(bench);
            Term anything = world.terms().bit(true);
            for (Ending ending : endings(bench)) {
                if (bench.ask(effort, Question.Way.BITS, Bench.Known.ALL, ending, anything)
                                .ask()
                        instanceof Answer.Unsatisfiable) {
                    return new Verdict.Vacuous(obligation.name());
                }
            }
            for (Claim claim : bench.claims()) {
                Verdict verdict = prove(obligation, bench, claim);
                if (!(verdict instanceof Verdict.Proved)) {
                    return verdict;
                }
                if (claim.lemma()) {
                    claim.ending().lemmas().add(claim.holds());
                }
            }
            return new Verdict.Proved(Set.of());
        }
    }

    private static Set<Ending> endings(Bench bench) {
        return bench.claims().stream().map(Claim::ending).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Verdict prove(WireObligation obligation, Bench bench, Claim claim) {
        Term not = bench.terms().not(claim.holds());
        if (bench.terms().known(not).orElse(1) == 0) {
            return new Verdict.Proved(Set.of());
        }
        for (Bench.Known known : List.of(Bench.Known.LITTLE, Bench.Known.RUN)) {
            Question question = bench.ask(effort / SMALL, Question.Way.BITS, known, claim.ending(), not);
            Answer ans = question.ask();
            if (ans instanceof Answer.Unsatisfiable) {
                return new Verdict.Proved(Set.of());
            }
        }
        return decided(obligation, claim, bench.ask(effort, Question.Way.BITS, Bench.Known.ALL, claim.ending(), not));
    }

    private static Verdict decided(WireObligation obligation, Claim claim, Question question) {
        Answer answer = question.ask();
        return switch (answer) {
            case Answer.Unsatisfiable _ -> new Verdict.Proved(Set.of());
            case Answer.Unknown(String reason) -> new Verdict.Unknown(claim.what() + ": " + reason);
            case Answer.Satisfiable(Map<String, Long> values) ->
                new Verdict.Refuted(new Counterexample(
                        obligation.name(),
                        values,
                        List.of(claim.what()),
                        List.of(),
                        List.of(),
                        Scene.none(),
                        List.of(),
                        question.script()));
        };
    }
}
