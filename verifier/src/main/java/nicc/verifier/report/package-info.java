/// What was proved, as people and programs read it: text, JSON, a page of HTML.
@NullMarked
package nicc.verifier.report;

import org.jspecify.annotations.NullMarked;
