/// Benchmarks of the generated devices under the embedded guest.
@NullMarked
package nicc.bench;

import org.jspecify.annotations.NullMarked;
