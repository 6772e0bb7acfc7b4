/// The command line, and the commands of this module.
@NullMarked
package nicc.dsl.cli;

import org.jspecify.annotations.NullMarked;
