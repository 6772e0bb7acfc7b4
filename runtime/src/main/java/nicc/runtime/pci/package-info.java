/// A PCI function around a device: configuration space, and the gates that its command register opens.
@NullMarked
package nicc.runtime.pci;

import org.jspecify.annotations.NullMarked;
