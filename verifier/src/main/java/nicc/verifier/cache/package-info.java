/// What has been proved before: verdicts kept under a hash of everything that they depend on.
@NullMarked
package nicc.verifier.cache;

import org.jspecify.annotations.NullMarked;
