/// Scenarios of the virtio network device through its front door: a fake driver on real rings. Each runs on the
/// interpreted spec and on
/// the generated builds, with split and with packed virtqueues.
@NullMarked
package nicc.device.virtio_net;

import org.jspecify.annotations.NullMarked;
