/// Frames to send and to receive, and what has to come of them: computed here on byte arrays, independently of
/// every device.
@NullMarked
package nicc.runtime.guest.traffic;

import org.jspecify.annotations.NullMarked;
