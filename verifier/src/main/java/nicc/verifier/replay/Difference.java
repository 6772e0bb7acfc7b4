package nicc.verifier.replay;

/// The first thing that differs when both sides run.
///
/// @param kind what sort of thing
/// @param what the part of the state, or what else it is
/// @param spec what it is to the spec, for people
/// @param code what it is to the class, for people
/// @param bits the bits that differ, where both are numbers, else 0
public record Difference(Kind kind, String what, String spec, String code, long bits) {

    /// Sorts of things.
    public enum Kind {
        /// The class throws, or does not come to an end.
        FAILURE,
        /// The value returned.
        VALUE,
        /// What is said to the ports.
        CALLS,
        /// The state afterwards.
        STATE
    }
}
