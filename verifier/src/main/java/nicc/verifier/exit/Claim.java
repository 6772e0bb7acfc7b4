package nicc.verifier.exit;

/// A statement about every run of a device, and whether it is shown.
///
/// @param family `E4` or `E5`
/// @param holds whether it is proved
/// @param statement what is stated; where it does not hold, what speaks against it
public record Claim(String family, boolean holds, String statement) {

    /// The claim in a line.
    ///
    /// @return `E4 PROVED  no event changes INTA more than once`
    public String text() {
        return family + (holds ? " PROVED   " : " REFUTED  ") + statement;
    }
}
