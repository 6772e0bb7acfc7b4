/// The spec's meaning as terms: symbolic state, what a device and its world say to each other, and
/// [nicc.dsl.semantics] run over both.
@NullMarked
package nicc.verifier.encode;

import org.jspecify.annotations.NullMarked;
