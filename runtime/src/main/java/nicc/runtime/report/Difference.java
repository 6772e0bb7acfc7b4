package nicc.runtime.report;

/// How a time differs from another, term by term; nanoseconds for a frame. The terms add up to the whole; one that is
/// negative makes up for others.
///
/// @param whole the difference
/// @param exits more exits, by their cost
/// @param accesses more accesses to small pieces of memory, by their cost
/// @param copies more copies, by their cost
/// @param rest everything else: instructions of card and driver
public record Difference(double whole, double exits, double accesses, double copies, double rest) {

    /// The part of a term.
    ///
    /// @param term one of the terms
    /// @return as a part of the whole, which must be a [#gap]
    public double part(double term) {
        return term / whole;
    }

    /// Whether there is a gap that terms are parts of.
    ///
    /// @return false when the one is as fast as the other, or faster
    public boolean gap() {
        return whole > 0;
    }
}
