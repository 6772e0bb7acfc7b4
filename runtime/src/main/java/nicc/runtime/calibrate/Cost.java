package nicc.runtime.calibrate;

/// What an operation costs.
///
/// @param id its short name, `kvm.mmio`
/// @param title what it is, for people
/// @param nanos nanoseconds for one, the median of the runs
/// @param low the first quartile of the runs
/// @param high the third quartile
/// @param runs how often it was measured
public record Cost(String id, String title, double nanos, double low, double high, int runs) {

    /// How far the middle half of the runs lies apart.
    ///
    /// @return as a part of the median
    public double spread() {
        return nanos == 0 ? 0 : (high - low) / nanos;
    }
}
