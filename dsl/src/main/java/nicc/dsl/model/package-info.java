/// The checked device: closed, typed, small and immutable. All that later stages read.
@NullMarked
package nicc.dsl.model;

import org.jspecify.annotations.NullMarked;
