/** nicc runtime. */
@NullMarked
package nicc.runtime;

import org.jspecify.annotations.NullMarked;
