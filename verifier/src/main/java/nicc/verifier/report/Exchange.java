package nicc.verifier.report;

import java.util.List;

/// What a counterexample shows, in order: the guest and the world act, and then the spec and the class do not
/// do the
/// same.
///
/// @param steps what happens
public record Exchange(List<Step> steps) {

    /// Copies the list.
    public Exchange {
        steps = List.copyOf(steps);
    }

    /// A line of the exchange.
    public sealed interface Step {}

    /// The guest or the world does something to the device.
    ///
    /// @param what in words: `write ICS = 0x4`
    public record Given(String what) implements Step {}

    /// Both sides do the same.
    ///
    /// @param what in words
    public record Alike(String what) implements Step {}

    /// The two sides differ.
    ///
    /// @param spec what the spec does
    /// @param code what the class does
    public record Differs(String spec, String code) implements Step {}
}
