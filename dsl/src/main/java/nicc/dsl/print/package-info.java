/// Tree to text: what `nicc fmt` writes.
@NullMarked
package nicc.dsl.print;

import org.jspecify.annotations.NullMarked;
