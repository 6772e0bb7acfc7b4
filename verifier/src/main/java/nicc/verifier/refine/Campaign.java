package nicc.verifier.refine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Proves many obligations on all cores, and what they stand on as well: an obligation that takes a call as a
/// whole
/// is proved only if the one about that call is.
public final class Campaign {
    private final Prover prover;
    private final List<Obligation> obligations;
    private final Map<String, Result> results = new LinkedHashMap<>();

    /// Nothing is proved yet.
    ///
    /// @param prover proves one obligation
    /// @param obligations all there are
    public Campaign(Prover prover, List<Obligation> obligations) {
        this.prover = prover;
        this.obligations = List.copyOf(obligations);
    }

    /// Tries to prove obligations.
    ///
    /// @param wanted by name
    /// @param heard is told each result as it comes, in no fixed order, on any thread
    /// @return the results in order of their numbers
    public List<Result> run(Predicate<String> wanted, Consumer<Result> heard) {
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Integer> next = numbers(wanted);
            while (!next.isEmpty()) {
                List<Future<Result>> running = next.stream()
                        .map(number -> pool.submit(() -> one(number, heard)))
                        .toList();
                for (Future<Result> future : running) {
                    Result result = future.get();
                    results.put(result.name(), result);
                }
                Set<String> missing = support().stream()
                        .filter(name -> !results.containsKey(name))
                        .collect(Collectors.toSet());
                next = numbers(missing::contains);
            }
            return judged();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
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

    private Result one(int number, Consumer<Result> heard) {
        Obligation obligation = obligations.get(number - 1);
        long start = System.nanoTime();
        Verdict verdict = prover.prove(obligation);
        Result result = new Result(number, obligation.name(), verdict, Duration.ofNanos(System.nanoTime() - start));
        heard.accept(result);
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
                    Verdict unknown = new Verdict.Unknown("stands on '" + broken.get() + "', which is not proved");
                    results.put(result.name(), new Result(result.number(), result.name(), unknown, result.time()));
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
        return result != null && result.verdict() instanceof Verdict.Proved;
    }
}
