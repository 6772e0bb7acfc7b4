/// Scenarios of the data sheet (Intel 317453), played against the meaning of `e1000.nic`.
@NullMarked
package nicc.device.e1000;

import org.jspecify.annotations.NullMarked;
