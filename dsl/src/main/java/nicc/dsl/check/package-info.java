/// What a resolved device must also satisfy. One check per class; each reports all it finds and goes on.
@NullMarked
package nicc.dsl.check;

import org.jspecify.annotations.NullMarked;
