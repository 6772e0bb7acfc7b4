/// Guest memory and buffers, reached only where the guest mapped them.
@NullMarked
package nicc.runtime.memory;

import org.jspecify.annotations.NullMarked;
