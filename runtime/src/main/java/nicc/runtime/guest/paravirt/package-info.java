/// The driver's half of a derived paravirtual twin (docs/paravirt.md), whatever card it is derived from: finds the twin
/// by its
/// capability, and keeps the status block.
@NullMarked
package nicc.runtime.guest.paravirt;

import org.jspecify.annotations.NullMarked;
