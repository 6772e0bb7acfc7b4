/// What a demonstration found, and how people and programs see it: a table, JSON, a page of HTML.
@NullMarked
package nicc.runtime.report;

import org.jspecify.annotations.NullMarked;
