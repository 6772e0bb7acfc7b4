/// Text to tree. The only package that knows ANTLR.
@NullMarked
package nicc.dsl.parser;

import org.jspecify.annotations.NullMarked;
