/// Errors with a code, a place and a way out.
@NullMarked
package nicc.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
