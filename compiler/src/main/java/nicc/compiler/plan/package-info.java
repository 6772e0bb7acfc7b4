/// Exit plans: how each access site is handled on a platform, why, and what an I/O path costs in exits.
@NullMarked
package nicc.compiler.plan;

import org.jspecify.annotations.NullMarked;
