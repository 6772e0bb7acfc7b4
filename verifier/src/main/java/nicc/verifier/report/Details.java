package nicc.verifier.report;

import java.util.List;
import nicc.verifier.refine.Verdict;

/// What there is to say about a verdict besides its word.
final class Details {
    private Details() {}

    /// Lines for people.
    static List<String> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proved(var on) ->
                on.stream().sorted().map(name -> "stands on " + name).toList();
            case Verdict.Refuted refuted -> refuted.counterexample().lines();
            case Verdict.Unknown(String reason) -> List.of(reason);
            case Verdict.Unsupported(String where) -> List.of(where);
            case Verdict.Vacuous(String what) -> List.of("never: " + what);
        };
    }
}
