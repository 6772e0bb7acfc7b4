package nicc.verifier.replay;

import java.util.Optional;

/// A device that a driver program runs on.
interface Stage {
    /// What the device has said and stored.
    GuestWorld world();

    /// Runs a step; the device works until it rests.
    ///
    /// @return the value, of a read
    /// @throws UnsettledException when the device does not come to rest, or throws
    Optional<Long> run(DriverStep step) throws UnsettledException;

    /// The device does not come to rest, or throws.
    final class UnsettledException extends Exception {
        private static final long serialVersionUID = 1;

        UnsettledException(String message) {
            super(message);
        }
    }
}
