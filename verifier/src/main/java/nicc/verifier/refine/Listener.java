package nicc.verifier.refine;

/// Hears how far a campaign is: on any thread, in no fixed order.
public interface Listener {

    /// More obligations are to be proved than was known before.
    ///
    /// @param more how many
    default void planned(int more) {}

    /// An obligation is begun.
    ///
    /// @param obligation its name
    default void started(String obligation) {}

    /// An obligation is done.
    ///
    /// @param result what came of it by itself
    default void finished(Result result) {}
}
