package nicc.verifier.wire;

import nicc.verifier.smt.Term;

/// Something that has to hold.
///
/// @param what for people
/// @param holds one bit
/// @param lemma whether claims that follow may stand on it
record Claim(String what, Term holds, boolean lemma) {
    Claim(String what, Term holds) {
        this(what, holds, false);
    }
}
