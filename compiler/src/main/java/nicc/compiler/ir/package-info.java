/// The intermediate representation: Java's arithmetic, made explicit. Widths have become masks, accesses have
/// become functions, and every effect is a call from a closed list. Emission prints it and decides nothing.
@NullMarked
package nicc.compiler.ir;

import org.jspecify.annotations.NullMarked;
