package nicc.verifier.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nicc.verifier.encode.Uses;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Verdict;

/// What the obligations are without a mutation: whether each is proved, and which instructions its proof has run. An
/// instruction that it has not run is not reached by what it is about, and may be mutated without a difference to it.
final class Baseline {

    /// An obligation without a mutation.
    ///
    /// @param obligation the obligation
    /// @param uses what its proof has looked at
    /// @param proved whether it is proved
    record Entry(Obligation obligation, Uses uses, boolean proved) {

        /// Whether a mutation may make a difference to it: to what is not proved, any may.
        boolean mayLookAt(Mutation mutation) {
            return !proved || uses.looksAt(mutation.bare(), mutation.descriptor(), mutation.index());
        }

        String name() {
            return obligation.name();
        }
    }

    private final List<Entry> entries;
    private final Anchors anchors;
    private final CallGraph graph;

    /// Collects.
    ///
    /// @param entries of all obligations
    /// @param relations about the class
    /// @param file the class
    Baseline(List<Entry> entries, Relations relations, byte[] file) {
        this.entries = List.copyOf(entries);
        this.anchors = new Anchors(relations);
        this.graph = new CallGraph(file);
    }

    /// The proofs to make, one for each obligation; those that are remembered are not made again.
    static List<Callable<Entry>> tasks(Prover prover, List<Obligation> obligations, Memory memory) {
        List<Callable<Entry>> tasks = new ArrayList<>();
        for (Obligation obligation : obligations) {
            tasks.add(() -> memory.recall(obligation.name())
                    .map(known -> new Entry(obligation, known.uses(), true))
                    .orElseGet(() -> prove(prover, obligation, memory)));
        }
        return tasks;
    }

    private static Entry prove(Prover prover, Obligation obligation, Memory memory) {
        Uses uses = new Uses();
        Verdict verdict = prover.prove(obligation, uses);
        if (verdict instanceof Verdict.Proved proved) {
            memory.keep(obligation.name(), new Memory.Proof(proved, uses));
        }
        return new Entry(obligation, uses, verdict instanceof Verdict.Proved);
    }

    private record Ranked(Entry entry, int rank) {}

    /// Obligations in an order.
    ///
    /// @param entries the obligations, the likeliest to notice first
    /// @param first how many of them are as likely as the first
    record Reaching(List<Entry> entries, int first) {}

    /// The obligations to which a mutation may make a difference.
    Reaching reaching(Mutation mutation) {
        Map<String, Integer> distances = graph.distances(mutation.method());
        List<Ranked> ranked = entries.stream()
                .filter(entry -> entry.mayLookAt(mutation))
                .map(entry ->
                        new Ranked(entry, anchors.near(entry.name(), distances).orElse(Integer.MAX_VALUE)))
                .filter(one -> one.entry().proved() || one.rank() < Integer.MAX_VALUE)
                .sorted(Comparator.comparing((Ranked one) -> !one.entry().proved())
                        .thenComparingInt(Ranked::rank)
                        .thenComparingInt(one -> one.entry().uses().code().size()))
                .toList();
        long first = ranked.stream()
                .filter(one -> one.rank() == ranked.getFirst().rank())
                .count();
        return new Reaching(ranked.stream().map(Ranked::entry).toList(), (int) first);
    }
}
