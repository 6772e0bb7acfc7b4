/// The runtime's commands: serving a device, reading its traces, listing devices.
@NullMarked
package nicc.runtime.cli;

import org.jspecify.annotations.NullMarked;
