/// Prints programs as Java. Decides nothing: whatever is worth proving is in the IR. One emitter for each
/// artefact.
@NullMarked
package nicc.compiler.emit;

import org.jspecify.annotations.NullMarked;
