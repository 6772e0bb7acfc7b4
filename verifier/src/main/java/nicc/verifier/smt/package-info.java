/// Terms and questions. The only package that knows Z3.
@NullMarked
package nicc.verifier.smt;

import org.jspecify.annotations.NullMarked;
