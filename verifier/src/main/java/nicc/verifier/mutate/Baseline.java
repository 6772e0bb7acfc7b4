package nicc.verifier.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import nicc.verifier.encode.Uses;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Obligation;
import nicc.verifier.refine.Prover;
import nicc.verifier.refine.Verdict;

/// What the obligations are without a mutation: whether each is proved, and what methods it looks at.
final class Baseline {

    /// An obligation without a mutation.
    ///
    /// @param obligation the obligation
    /// @param methods what it looks at
    /// @param proved whether it is proved
    record Entry(Obligation obligation, Set<String> methods, boolean proved) {}

    private final List<Entry> entries;

    private Baseline(List<Entry> entries) {
        this.entries = entries;
    }

    /// The proofs to make, one for each obligation that is not remembered.
    static List<Callable<Entry>> tasks(Prover prover, List<Obligation> obligations, Memory memory) {
        List<Callable<Entry>> tasks = new ArrayList<>();
        for (Obligation obligation : obligations) {
            tasks.add(() -> memory.recall(obligation.name())
                    .map(known -> new Entry(obligation, known.uses().code(), true))
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
        return new Entry(obligation, uses.code(), verdict instanceof Verdict.Proved);
    }

    static Baseline of(List<Entry> entries) {
        return new Baseline(List.copyOf(entries));
    }

    /// The obligations that look at a mutated method: the one that is about it first, then those that
    /// look at least.
    List<Entry> reaching(Mutation mutation) {
        return entries.stream()
                .filter(entry -> entry.methods().stream().anyMatch(method -> looksAt(method, mutation)))
                .sorted(Comparator.comparing((Entry entry) -> !about(entry, mutation))
                        .thenComparingInt(entry -> entry.methods().size()))
                .toList();
    }

    /// A method is named with its descriptor, or without, if it is the only one of its name.
    private static boolean looksAt(String method, Mutation mutation) {
        return method.equals(mutation.key())
                || method.equals(mutation.key()
                        .substring(
                                0,
                                mutation.key().length() - mutation.descriptor().length()));
    }

    /// `read CTRL` is about `readCTRL` and `valueCTRL`, `action miss` about `miss`.
    private static boolean about(Entry entry, Mutation mutation) {
        String name = entry.obligation().name();
        String last = name.substring(Math.max(name.lastIndexOf(' '), name.lastIndexOf('.')) + 1);
        return mutation.method().equals(last) || mutation.method().matches("[a-z][a-zA-Z]*" + last);
    }
}
