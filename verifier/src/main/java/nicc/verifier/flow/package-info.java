/// Where values come from: the meaning of a device run over bits that know their origin instead of their value.
/// What an event reads, changes and does follows, for all states at once.
@NullMarked
package nicc.verifier.flow;

import org.jspecify.annotations.NullMarked;
