package nicc.verifier.exit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Set;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;

/// What a platform offers: the profile that a plan was made for, as data.
///
/// @param name `kvm-direct`
/// @param pageBytes granularity of mapping, a power of two
/// @param memory mechanisms for memory regions besides [Mechanism#TRAPPED]
/// @param io mechanisms for I/O ports besides [Mechanism#TRAPPED]
/// @param readOnlyPages whether a page can be mapped for loads alone
/// @param mappedLosesPosted whether one mapped page takes posted writes away from the whole device
/// @param mappedNeedsMessages whether pages can't stay mapped for a device that interrupts by a pin
@JsonIgnoreProperties(ignoreUnknown = true)
public record Platform(
        String name,
        int pageBytes,
        Set<Mechanism> memory,
        Set<Mechanism> io,
        boolean readOnlyPages,
        boolean mappedLosesPosted,
        boolean mappedNeedsMessages) {

    /// Copies the sets and checks the page size.
    public Platform {
        memory = Set.copyOf(memory);
        io = Set.copyOf(io);
        if (pageBytes <= 0 || Integer.bitCount(pageBytes) != 1) {
            throw new IllegalArgumentException("pageBytes is a power of two, not " + pageBytes);
        }
    }

    /// Whether a mechanism exists for a region of a device.
    ///
    /// @param mechanism the mechanism
    /// @param kind the region's address space
    /// @param device the device
    /// @return true for [Mechanism#TRAPPED] everywhere
    public boolean offers(Mechanism mechanism, Pci.Bar.Kind kind, Device device) {
        boolean pinned = mappedNeedsMessages && device.pci().interruptPin() != 0;
        if (mechanism == Mechanism.MAPPED && pinned) {
            return false;
        }
        return mechanism == Mechanism.TRAPPED || (kind == Pci.Bar.Kind.IO ? io : memory).contains(mechanism);
    }
}
