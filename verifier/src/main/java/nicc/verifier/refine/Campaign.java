package nicc.verifier.refine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nicc.verifier.encode.Uses;

/// Proves many obligations on all cores, and what they stand on as well: an obligation that takes a call as a
/// whole is proved only if the one about that call is.
public final class Campaign {
    /// What takes long, by name, the longest first: begun first, so that the cores are done together.
    private static final List<Pattern> LONG = Stream.of(
                    "work",
                    "step .*",
                    "timers",
                    "prefetch .*",
                    "action .*",
                    "settle",
                    "level .*",
                    ".* gaps.*",
                    ".*\\[\\]")
            .map(Pattern::compile)
            .toList();

    private final Supplier<Prover> prover;
    private final List<Obligation> obligations;
    private final Memory memory;
    private final Map<String, Result> results = new LinkedHashMap<>();

    /// Nothing is proved yet, and nothing remembered.
    ///
    /// @param prover proves one obligation
    /// @param obligations all there are
    public Campaign(Prover prover, List<Obligation> obligations) {
        this(() -> prover, obligations, Memory.none());
    }

    /// Nothing is proved yet.
    ///
    /// @param prover gives what proves one obligation, when the memory does not know all
    /// @param obligations all there are
    /// @param memory what earlier runs have proved
    public Campaign(Supplier<Prover> prover, List<Obligation> obligations, Memory memory) {
        this.prover = new Once(prover);
        this.obligations = List.copyOf(obligations);
        this.memory = memory;
    }

    /// Tries to prove obligations.
    ///
    /// @param wanted by name
    /// @param heard is told each result as it comes, in no fixed order, on any thread
    /// @return the results in order of their numbers
    public List<Result> run(Predicate<String> wanted, Consumer<Result> heard) {
        return run(wanted, new Listener() {
            @Override
            public void finished(Result result) {
                heard.accept(result);
            }
        });
    }

    /// Tries to prove obligations.
    ///
    /// @param wanted by name
    /// @param listener hears how far it is
    /// @return the results in order of their numbers
    public List<Result> run(Predicate<String> wanted, Listener listener) {
        try (ExecutorService pool = Workers.pool()) {
            List<Integer> next = numbers(wanted);
            while (!next.isEmpty()) {
                listener.planned(next.size());
                List<Future<Result>> running = next.stream()
                        .sorted(Comparator.comparingInt(this::rank))
                        .map(number -> pool.submit(() -> one(number, listener)))
                        .toList();
                Workers.results(running).forEach(result -> results.put(result.name(), result));
                Set<String> missing = support().stream()
                        .filter(name -> !results.containsKey(name))
                        .collect(Collectors.toSet());
                next = numbers(missing::contains);
            }
            return judged();
        }
    }

    private int rank(int number) {
        String name = obligations.get(number - 1).name();
        return (int) LONG.stream()
                .takeWhile(pattern -> !pattern.matcher(name).matches())
                .count();
    }

    private List<Integer> numbers(Predicate<String> wanted) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < obligations.size(); i++) {
            if (wanted.test(obligations.get(i).name())) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    private Result one(int number, Listener listener) {
        Obligation obligation = obligations.get(number - 1);
        listener.started(obligation.name());
        long start = System.nanoTime();
        Optional<Memory.Proof> known = memory.recall(obligation.name());
        Uses uses = known.map(Memory.Proof::uses).orElseGet(Uses::new);
        Verdict verdict = known.<Verdict>map(Memory.Proof::verdict)
                .orElseGet(() -> prover.get().prove(obligation, uses));
        if (known.isEmpty() && verdict instanceof Verdict.Proved proved) {
            memory.keep(obligation.name(), new Memory.Proof(proved, uses));
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        Result result = new Result(number, obligation.name(), verdict, time, uses.assumptions(), known.isPresent());
        listener.finished(result);
        return result;
    }

    private Set<String> support() {
        return results.values().stream()
                .flatMap(result -> on(result.verdict()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> on(Verdict verdict) {
        return verdict instanceof Verdict.Proved(Set<String> on) ? on : Set.of();
    }

    /// Takes back what stands on something that is not proved, until nothing more does.
    private List<Result> judged() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Result result : List.copyOf(results.values())) {
                Optional<String> broken = on(result.verdict()).stream()
                        .filter(name -> !proved(name))
                        .sorted()
                        .findFirst();
                if (broken.isPresent()) {
                    String reason = "stands on '" + broken.get() + "', which is not proved";
                    results.put(result.name(), result.with(new Verdict.Unknown(reason)));
                    changed = true;
                }
            }
        }
        return results.values().stream()
                .sorted(Comparator.comparingInt(Result::number))
                .toList();
    }

    private boolean proved(String name) {
        Result result = results.get(name);
        return result != null && result.proved();
    }

    /// Makes the prover when it is first needed.
    private static final class Once implements Supplier<Prover> {
        private final Supplier<Prover> maker;
        private Optional<Prover> made = Optional.empty();

        Once(Supplier<Prover> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized Prover get() {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        }
    }
}
