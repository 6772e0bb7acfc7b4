package nicc.runtime.calibrate;

import java.io.IOException;

/// Something whose cost is measured.
///
/// @param id its short name
/// @param title what it is, for people
/// @param opening makes it ready
record Subject(String id, String title, Opening opening) {

    /// Makes an operation ready, on the thread that will do it.
    interface Opening {
        /// Does so.
        ///
        /// @throws IOException when it cannot be done here; the message says why
        Probe open() throws IOException;
    }
}
