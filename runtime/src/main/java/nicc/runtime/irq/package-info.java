/// Interrupts from a device to its guest.
@NullMarked
package nicc.runtime.irq;

import org.jspecify.annotations.NullMarked;
