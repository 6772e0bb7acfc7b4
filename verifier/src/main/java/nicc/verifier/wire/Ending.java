package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.smt.Term;

/// How a run has ended: claims are about runs that have ended in one way.
final class Ending {
    private final List<Term> facts = new ArrayList<>();
    private final List<Term> lemmas = new ArrayList<>();

    /// Nothing is said about it.
    Ending() {}

    Ending(Term fact) {
        facts.add(fact);
    }

    /// What is assumed of it.
    List<Term> facts() {
        return facts;
    }

    /// What has been proved of it.
    List<Term> lemmas() {
        return lemmas;
    }
}
