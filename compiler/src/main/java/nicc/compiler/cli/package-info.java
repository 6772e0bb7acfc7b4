/// Commands of the compiler.
@NullMarked
package nicc.compiler.cli;

import org.jspecify.annotations.NullMarked;
