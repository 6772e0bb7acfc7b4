/// Obligations: what has to hold between a spec and the classes that were made of it, and whether it does.
@NullMarked
package nicc.verifier.refine;

import org.jspecify.annotations.NullMarked;
