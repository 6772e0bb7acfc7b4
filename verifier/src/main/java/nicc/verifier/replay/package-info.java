/// Counterexamples run again, in the interpreter and in the loaded class, and made into driver programs. The
/// class
/// runs beside the runtime's own classes, in a class loader of its own.
@NullMarked
package nicc.verifier.replay;

import org.jspecify.annotations.NullMarked;
