/** nicc dsl. */
@NullMarked
package nicc.dsl;

import org.jspecify.annotations.NullMarked;
