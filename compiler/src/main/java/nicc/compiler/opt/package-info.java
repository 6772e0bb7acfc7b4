/// Passes: each a small class, each with a name by which it can be switched off.
@NullMarked
package nicc.compiler.opt;

import org.jspecify.annotations.NullMarked;
