/// What things cost on this machine: an exit, a message, a wake-up, a copy, measured and kept in a file.
@NullMarked
package nicc.runtime.calibrate;

import org.jspecify.annotations.NullMarked;
