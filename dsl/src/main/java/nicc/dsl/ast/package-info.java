/// What was written: declarations, templates, code and comments with their places. Equal texts give trees
/// that are
/// equal
/// but for their spans.
@NullMarked
package nicc.dsl.ast;

import org.jspecify.annotations.NullMarked;
