package nicc.runtime.guest.traffic;

/// A frame that is not what it had to be.
///
/// @param index which frame, counted from 0 since the check began
/// @param what what is wrong with it
public record Mismatch(long index, String what) {

    /// For people.
    @Override
    public String toString() {
        return "frame " + index + ": " + what;
    }
}
