package nicc.verifier.wire;

import nicc.verifier.smt.Term;

/// Something that has to hold.
///
/// @param what for people
/// @param holds one bit
/// @param lemma whether claims about the same ending that follow may stand on it
/// @param ending of the runs that it is about
record Claim(String what, Term holds, boolean lemma, Ending ending) {
    Claim(String what, Term holds, boolean lemma) {
        this(what, holds, lemma, new Ending());
    }

    Claim(String what, Term holds) {
        this(what, holds, false);
    }

    Claim about(Ending other) {
        return new Claim(what, holds, lemma, other);
    }
}
