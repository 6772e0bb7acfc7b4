/// What is known about programs: who touches what.
@NullMarked
package nicc.compiler.analysis;

import org.jspecify.annotations.NullMarked;
