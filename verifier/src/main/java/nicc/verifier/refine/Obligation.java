package nicc.verifier.refine;

/// Something to prove, with a stable name.
///
/// @param name unique: family, then what it is about: `read CTRL`
/// @param kind what sort of comparison it is
/// @param cases the events that it is about
/// @param about the action or reset that it is about and that it cannot take as a whole, or an empty string
public record Obligation(String name, Kind kind, Case.Maker cases, String about) {

    Obligation(String name, Kind kind, Case.Maker cases) {
        this(name, kind, cases, "");
    }

    /// Sorts of obligations.
    public enum Kind {
        /// From any related states, the same event leads to related states and to equal answers.
        EVENT,
        /// The constructor leads to a state that is related to that after power-on.
        CONSTRUCTION,
        /// From any state that is related to one of the spec, what the case says of the class's runs holds.
        CLAIM,
        /// The spec equals itself: the verifier's own check.
        IDENTITY
    }
}
