package nicc.verifier.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import nicc.verifier.encode.Uses;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Listener;
import nicc.verifier.refine.Result;
import nicc.verifier.refine.Verdict;
import nicc.verifier.refine.Workers;

/// Proves what is claimed of the wire's classes, on all cores.
public final class WireCampaign {
    /// What the proofs take for granted and others measure.
    public static final String HOST =
            "a host's kernel cuts a frame as VIRTIO 1.3, section 5.1.6.2, says (a test compares it, over two taps)";

    private static final String SUMS =
            "a ones' complement sum depends on its range's bytes only, and is what it is without one word, plus that word";

    private static final String PRODUCTS =
            "a product with 0 is 0, any other is no less than a factor; what division means";

    private final WireProof proof;
    private final WireClasses classes;
    private final ClassLoader runtime;

    /// Nothing is proved yet.
    ///
    /// @param classes the class files
    /// @param effort Z3's `rlimit` for one question
    /// @param runtime has the rest of the runtime's class files as resources: what is refuted is run with it
    public WireCampaign(WireClasses classes, int effort, ClassLoader runtime) {
        proof = new WireProof(classes, effort);
        this.classes = classes;
        this.runtime = runtime;
    }

    /// Tries to prove obligations.
    ///
    /// @param wanted by name
    /// @param listener hears how far it is
    /// @return the results in order of their numbers
    public List<Result> run(Predicate<String> wanted, Listener listener) {
        List<WireObligation> all = WireObligation.all();
        List<Future<Result>> running = new ArrayList<>();
        try (ExecutorService pool = Workers.pool()) {
            for (int i = 0; i < all.size(); i++) {
                int number = i + 1;
                WireObligation obligation = all.get(i);
                if (wanted.test(obligation.name())) {
                    running.add(pool.submit(() -> one(number, obligation, listener)));
                }
            }
            listener.planned(running.size());
            return Workers.results(running);
        }
    }

    private Result one(int number, WireObligation obligation, Listener listener) {
        listener.started(obligation.name());
        long start = System.nanoTime();
        Uses uses = new Uses();
        List.of(HOST, SUMS, PRODUCTS).forEach(uses::assume);
        Verdict verdict = shown(obligation.name(), proof.prove(obligation, uses));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Result result = new Result(number, obligation.name(), verdict, time, uses.assumptions(), false);
        listener.finished(result);
        return result;
    }

    /// A refutation with frames on which the loaded classes do what they may not.
    private Verdict shown(String obligation, Verdict verdict) {
        if (!(verdict instanceof Verdict.Refuted(Counterexample counterexample))) {
            return verdict;
        }
        List<String> seen = new WireTrial(classes, runtime)
                .show(obligation)
                .orElse(List.of("none of the frames that were drawn shows it"));
        return new Verdict.Refuted(counterexample.showing(seen));
    }
}
