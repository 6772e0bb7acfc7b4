/// A vfio-user server: a device for a hypervisor that speaks vfio-user over a socket.
@NullMarked
package nicc.runtime.vfiouser;

import org.jspecify.annotations.NullMarked;
