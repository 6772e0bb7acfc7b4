/// Where frames go and come from.
@NullMarked
package nicc.runtime.wire;

import org.jspecify.annotations.NullMarked;
