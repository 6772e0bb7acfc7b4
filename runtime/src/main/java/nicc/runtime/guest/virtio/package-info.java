/// The driver's side of a virtio network device on PCI (VIRTIO 1.3): what Linux' virtio_pci and virtio_net do to it, in
// the same order.
@NullMarked
package nicc.runtime.guest.virtio;

import org.jspecify.annotations.NullMarked;
