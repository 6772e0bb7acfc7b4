/// The oracle: [nicc.dsl.semantics] on numbers, one event at a time. Slow and obvious.
@NullMarked
package nicc.dsl.interp;

import org.jspecify.annotations.NullMarked;
