/// The thread that owns a device.
@NullMarked
package nicc.runtime.agent;

import org.jspecify.annotations.NullMarked;
