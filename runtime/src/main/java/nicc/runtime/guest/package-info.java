/// The driver's side: what an embedded guest is made of, whatever its card. Only here, and only for cards that
/// a guest drives, register offsets and descriptor formats are written by hand.
@NullMarked
package nicc.runtime.guest;

import org.jspecify.annotations.NullMarked;
