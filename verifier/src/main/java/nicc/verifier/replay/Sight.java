package nicc.verifier.replay;

import java.util.Optional;

/// Something that a driver or the wire sees of a device.
///
/// @param step the step of the program at which it is seen
/// @param what what sort of thing: a value read, stores, a frame, a message, the line
/// @param text what is seen
/// @param number what is seen, where it is a number
public record Sight(int step, What what, String text, Optional<Long> number) {

    /// Sorts of things.
    public enum What {
        /// The value of a read.
        VALUE("the value read"),
        /// What the device has stored into guest memory.
        MEMORY("what it has stored"),
        /// A frame on the wire.
        FRAME("the frame sent"),
        /// A message-signalled interrupt.
        MESSAGE("the message"),
        /// The interrupt line when the device rests.
        LINE("the interrupt line"),
        /// The device does not come to rest, or throws.
        FAILURE("the outcome");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /// The sort in reports.
        ///
        /// @return words
        public String word() {
            return word;
        }
    }
}
