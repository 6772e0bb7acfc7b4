/// From the model to the IR. A translation of its own: it does not use `nicc.dsl.semantics`, so that a proof of
/// its result compares two independent readings of docs/language.md.
@NullMarked
package nicc.compiler.lower;

import org.jspecify.annotations.NullMarked;
