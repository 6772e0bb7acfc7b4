/// A file beside the classes that says what has been proved about them.
@NullMarked
package nicc.verifier.certificate;

import org.jspecify.annotations.NullMarked;
