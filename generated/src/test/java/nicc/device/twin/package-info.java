/// The paravirtual twin of the 82540EM, derived and compiled here, beside the card that it is derived from.
@NullMarked
package nicc.device.twin;

import org.jspecify.annotations.NullMarked;
