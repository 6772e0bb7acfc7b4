/// The runtime's cutting and joining of frames, proved on its class files against a closed form of what cutting
/// gives.
@NullMarked
package nicc.verifier.wire;

import org.jspecify.annotations.NullMarked;
