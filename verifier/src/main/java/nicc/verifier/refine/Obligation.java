package nicc.verifier.refine;

import java.util.List;
import java.util.Optional;

/// Something to prove, with a stable name.
///
/// @param name unique: family, then what it is about: `read CTRL`
/// @param kind what sort of comparison it is
/// @param cases the events that it is about
/// @param about the action or reset that it is about and that it cannot take as a whole, or an empty string
/// @param lemma its proof, when it is about something else than events
public record Obligation(String name, Kind kind, Case.Maker cases, String about, Optional<Lemma> lemma) {

    Obligation(String name, Kind kind, Case.Maker cases) {
        this(name, kind, cases, "");
    }

    Obligation(String name, Kind kind, Case.Maker cases, String about) {
        this(name, kind, cases, about, Optional.empty());
    }

    Obligation(String name, Lemma lemma) {
        this(name, Kind.LEMMA, _ -> List.of(), "", Optional.of(lemma));
    }

    /// Sorts of obligations.
    public enum Kind {
        /// From any related states between events, the same event leads to such states and to equal answers.
        EVENT,
        /// From any related states within an event, its same part leads to such states and to equal answers.
        PART,
        /// The constructor leads to a state that is related to that after power-on.
        CONSTRUCTION,
        /// From any state that is related to one of the spec, what the case says of the class's runs holds.
        CLAIM,
        /// Something about the class's own means, or about the spec alone ([Lemma]).
        LEMMA,
        /// The spec equals itself: the verifier's own check.
        IDENTITY
    }
}
