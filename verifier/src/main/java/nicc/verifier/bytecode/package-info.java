/// Class files run over terms: the restricted Java that nicc generates, exactly as the JVM means it. What is
/// outside of it is [nicc.verifier.bytecode.UnsupportedCode], never skipped.
@NullMarked
package nicc.verifier.bytecode;

import org.jspecify.annotations.NullMarked;
