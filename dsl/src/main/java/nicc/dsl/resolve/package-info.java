/// Tree to model: imports and templates expanded, names bound, every expression with a width, early returns
/// nested.
@NullMarked
package nicc.dsl.resolve;

import org.jspecify.annotations.NullMarked;
