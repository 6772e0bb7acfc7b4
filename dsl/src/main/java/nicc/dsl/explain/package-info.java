/// What a register means, as equations: [nicc.dsl.semantics] on terms that simplify themselves and print with
/// the names of the data sheet.
@NullMarked
package nicc.dsl.explain;

import org.jspecify.annotations.NullMarked;
