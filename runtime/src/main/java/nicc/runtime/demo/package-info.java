/// The demonstration: a card's builds driven by the embedded guest, every frame checked, and measured.
@NullMarked
package nicc.runtime.demo;

import org.jspecify.annotations.NullMarked;
