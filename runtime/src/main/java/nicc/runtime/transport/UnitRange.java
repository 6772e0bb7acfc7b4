package nicc.runtime.transport;

import nicc.runtime.device.PathDescription.Repeat;

/// A range of numbers of units (frames) that a path may have handled.
///
/// @param low the least, at least 0
/// @param high the greatest; below `low` when there is none, [Long#MAX_VALUE] when there is no bound
public record UnitRange(long low, long high) {
    /// All numbers.
    static final UnitRange ANY = new UnitRange(0, Long.MAX_VALUE);

    /// No number.
    static final UnitRange NONE = new UnitRange(0, -1);

    /// How often a repetition is entered.
    ///
    /// @param repeat the repetition
    /// @param units number of units
    /// @return turns
    static long turns(Repeat repeat, long units) {
        return Math.ceilDiv(repeat.perUnit() * units + repeat.constant(), (long) repeat.divisor());
    }

    /// The numbers of units with which a repetition is entered just so often.
    static UnitRange exactly(Repeat repeat, long turns) {
        UnitRange atLeast = atLeast(repeat, turns);
        if (repeat.perUnit() == 0) {
            return turns(repeat, 0) == turns ? ANY : NONE;
        }
        long high = Math.floorDiv(turns * repeat.divisor() - repeat.constant(), (long) repeat.perUnit());
        return new UnitRange(atLeast.low, high);
    }

    /// The numbers of units with which a repetition is entered so often or more.
    static UnitRange atLeast(Repeat repeat, long turns) {
        if (repeat.perUnit() == 0) {
            return turns(repeat, 0) >= turns ? ANY : NONE;
        }
        long below = Math.floorDiv((turns - 1) * repeat.divisor() - repeat.constant(), (long) repeat.perUnit());
        return new UnitRange(Math.max(0, below + 1), Long.MAX_VALUE);
    }

    /// Whether there is no number.
    ///
    /// @return true for an empty range
    public boolean isEmpty() {
        return high < low;
    }

    /// The numbers in both ranges.
    UnitRange and(UnitRange other) {
        return new UnitRange(Math.max(low, other.low), Math.min(high, other.high));
    }

    @Override
    public String toString() {
        if (high == Long.MAX_VALUE) {
            return low == 0 ? "any" : low + " or more";
        }
        return low == high ? Long.toString(low) : low + " to " + high;
    }
}
