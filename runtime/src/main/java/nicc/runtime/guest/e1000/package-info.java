/// A driver model for the 82540EM, written from Intel 317453 ("PCI/PCI-X Family of Gigabit Ethernet Controllers
/// Software Developer's Manual"), with the order of accesses that operating systems' drivers have.
@NullMarked
package nicc.runtime.guest.e1000;

import org.jspecify.annotations.NullMarked;
