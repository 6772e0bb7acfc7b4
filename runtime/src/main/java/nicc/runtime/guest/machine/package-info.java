/// An embedded guest: memory, a card on a bus, a driver and a wire in one thread, in place of a virtual
/// machine.
@NullMarked
package nicc.runtime.guest.machine;

import org.jspecify.annotations.NullMarked;
