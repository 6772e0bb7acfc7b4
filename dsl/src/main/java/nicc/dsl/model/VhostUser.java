package nicc.dsl.model;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// The side of a device that a vhost-user front-end sees: a bank whose registers stand for the protocol's
/// messages (vhost-user protocol, "Front-end message types").
///
/// @param rings how many rings there are, 1 to [#MOST_RINGS]
/// @param bank its registers
/// @param span where it stands
public record VhostUser(int rings, Bank bank, Span span) {
    /// Rings that a device can have here: a message names one by 8 bits.
    public static final int MOST_RINGS = 256;

    /// The region that the bank is reached by: behind the base address registers, 0 to 5.
    public static final int REGION = 6;

    /// A register that the runtime looks for in the bank.
    ///
    /// @param name its name
    /// @param width bits
    /// @param perRing whether it is an array of one for each ring
    public record Required(String name, int width, boolean perRing) {}

    /// What the bank must have.
    public static final List<Required> REQUIRED = List.of(
            new Required("OFFERED", 64, false),
            new Required("ACCEPTED", 64, false),
            new Required("STATUS", 8, false),
            new Required("QUEUES", 16, false),
            new Required("RING_SIZE", 16, true),
            new Required("RING_DESCRIPTORS", 64, true),
            new Required("RING_DRIVER", 64, true),
            new Required("RING_DEVICE", 64, true),
            new Required("RING_BASE", 32, true),
            new Required("RING_STARTED", 8, true),
            new Required("RING_ENABLED", 8, true),
            new Required("RING_KICK", 8, true));

    /// The bank as a region: as large as it needs to be.
    ///
    /// @return a region of index [#REGION]
    public Pci.Bar region() {
        long end = bank.registers().stream()
                .mapToLong(r -> r.offset() + (r.count() - 1L) * r.stride() + r.bytes())
                .max()
                .orElse(1);
        long size = Long.highestOneBit(2 * end - 1);
        return new Pci.Bar(REGION, Pci.Bar.Kind.MEMORY64, false, size, bank, span);
    }
}
