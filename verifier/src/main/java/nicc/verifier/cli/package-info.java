/// Commands of the verifier.
@NullMarked
package nicc.verifier.cli;

import org.jspecify.annotations.NullMarked;
