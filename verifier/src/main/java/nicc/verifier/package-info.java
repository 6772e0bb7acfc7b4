/** nicc verifier. */
@NullMarked
package nicc.verifier;

import org.jspecify.annotations.NullMarked;
