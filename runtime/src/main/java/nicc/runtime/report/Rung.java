package nicc.runtime.report;

/// A build that is compared.
///
/// @param name the build's name
/// @param title what it is, for people
/// @param kind its place
public record Rung(String name, String title, Kind kind) {

    /// Places of builds in a ladder.
    public enum Kind {
        /// Without any pass.
        REFERENCE,
        /// With the passes up to one; the last of them is the optimised build.
        STEP,
        /// The optimised build without one pass.
        WITHOUT,
        /// Another card, which was made for virtual machines.
        PARAVIRTUAL
    }
}
