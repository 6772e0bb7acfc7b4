/// Derives the paravirtual twin of a device (docs/paravirt.md): a spec from a spec.
@NullMarked
package nicc.dsl.derive;

import org.jspecify.annotations.NullMarked;
