/// A vhost-user back-end: a device's rings for a hypervisor's own virtio device.
@NullMarked
package nicc.runtime.vhostuser;

import org.jspecify.annotations.NullMarked;
