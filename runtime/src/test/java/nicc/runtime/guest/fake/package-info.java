/// A stand-in for a generated card, just faithful enough for the driver model's own tests.
@NullMarked
package nicc.runtime.guest.fake;

import org.jspecify.annotations.NullMarked;
