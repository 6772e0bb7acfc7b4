/// Mutation of class files: what a verifier is worth is how many wrong classes it refutes.
@NullMarked
package nicc.verifier.mutate;

import org.jspecify.annotations.NullMarked;
