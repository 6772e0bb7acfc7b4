package nicc.compiler.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nicc.dsl.model.Pci;

/// How a device is attached: which mechanisms exist there, for what, and what each costs. Data, read from
/// `profiles/NAME.json` ([Profiles]).
///
/// @param name `vfio-user-qemu`
/// @param title a sentence
/// @param pageBytes granularity of trapping, a power of two
/// @param memory mechanisms for accesses to memory regions besides [Mechanism#TRAPPED]
/// @param io mechanisms for accesses to I/O ports besides [Mechanism#TRAPPED]
/// @param readOnlyPages whether a page can be mapped for loads while stores to it still trap
/// @param mappedLosesPosted whether one mapped page takes posted writes away from the whole device
/// @param mappedNeedsMessages whether pages can't stay mapped for a device that interrupts by a pin
/// @param nanos what one access costs by each mechanism
/// @param notes where the facts come from
public record Profile(
        String name,
        String title,
        int pageBytes,
        Set<Mechanism> memory,
        Set<Mechanism> io,
        boolean readOnlyPages,
        boolean mappedLosesPosted,
        boolean mappedNeedsMessages,
        Map<Mechanism, Integer> nanos,
        String notes) {

    /// Copies the collections.
    public Profile {
        memory = Set.copyOf(memory);
        io = Set.copyOf(io);
        nanos = Map.copyOf(new EnumMap<>(nanos));
        if (pageBytes <= 0 || Integer.bitCount(pageBytes) != 1) {
            throw new IllegalArgumentException(name + ": pageBytes is a power of two, not " + pageBytes);
        }
    }

    /// The same platform for a device that is not to make use of posted writes.
    ///
    /// @return a profile in which the guest waits for every write that leaves it
    public Profile withoutPosted() {
        return new Profile(
                name,
                title,
                pageBytes,
                without(memory),
                without(io),
                readOnlyPages,
                mappedLosesPosted,
                mappedNeedsMessages,
                nanos,
                notes);
    }

    private static Set<Mechanism> without(Set<Mechanism> mechanisms) {
        return mechanisms.stream()
                .filter(mechanism -> mechanism != Mechanism.POSTED)
                .collect(Collectors.toSet());
    }

    /// Whether a mechanism exists for a region.
    ///
    /// @param mechanism the mechanism
    /// @param kind the region's address space
    /// @return true for [Mechanism#TRAPPED] everywhere
    public boolean offers(Mechanism mechanism, Pci.Bar.Kind kind) {
        return mechanism == Mechanism.TRAPPED || (kind == Pci.Bar.Kind.IO ? io : memory).contains(mechanism);
    }
}
