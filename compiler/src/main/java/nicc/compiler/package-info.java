/** nicc compiler. */
@NullMarked
package nicc.compiler;

import org.jspecify.annotations.NullMarked;
