/// Why one build of a card is slower than another: builds pass by pass, what each costs, and how much of it a model
/// of exits explains.
@NullMarked
package nicc.runtime.analysis;

import org.jspecify.annotations.NullMarked;
