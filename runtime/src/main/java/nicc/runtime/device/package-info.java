/// What a generated device is to the runtime, and what the runtime is to a device.
@NullMarked
package nicc.runtime.device;

import org.jspecify.annotations.NullMarked;
