package nicc.verifier.wire;

import java.util.List;
import java.util.Map;
import nicc.verifier.bytecode.Run;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What is claimed of sums: how the runtime folds one to 16 bits, and the laws of ones' complement that other proofs
/// take for granted where they name a number.
final class Folding {
    static final String CLASS = "nicc.runtime.wire.Checksums";

    /// Is taken as a whole by other proofs.
    static final String METHOD = "nicc/runtime/wire/Checksums.fold";

    private Folding() {}

    /// The method that folds, for every number.
    static void code(Bench bench) {
        Terms terms = bench.terms();
        Term sum = terms.symbol("sum", 32);
        Run run = bench.run(Map.of());
        Term folded = run.call("fold", List.of(), List.of(sum)).orElseThrow();
        OnesComplement numbers = new OnesComplement(terms);
        bench.claim("the sum of both halves, with its carry", terms.eq(folded, numbers.wide(numbers.folded(sum))));
        bench.account(run);
    }

    /// What is said of `folded`, and of three numbers, holds for all numbers.
    static void laws(Bench bench) {
        Terms terms = bench.terms();
        OnesComplement numbers = new OnesComplement(terms);
        Term a = terms.symbol("a", 16);
        Term b = terms.symbol("b", 16);
        Term c = terms.symbol("c", 16);
        Term sum = terms.add(numbers.wide(a), numbers.wide(b));
        bench.claim("two words, folded, are their sum", terms.eq(numbers.folded(sum), numbers.plus(a, b)));
        bench.claim("whichever are summed first", numbers.associative(a, b, c));
    }
}
