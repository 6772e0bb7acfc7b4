package nicc.runtime.pci;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.BarDescription.Kind;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.PciIdentity;

/// Gives a function with MSI-X vectors the capability and a region for its table, unless its spec lays them out
/// itself.
final class MsixPlacement {
    /// Capability id of MSI-X.
    static final int ID = 0x11;

    private static final int BODY = 10;
    private static final int MAX_VECTORS = 2048;
    private static final long MIN_REGION = 4096;

    private MsixPlacement() {}

    /// Which region holds a table of the runtime's.
    ///
    /// @return the region's index, or -1 when the spec has no vectors or lays the table out itself
    static int region(PciIdentity identity) {
        if (identity.msixVectors() == 0 || describedBySpec(identity)) {
            return -1;
        }
        if (identity.msixVectors() > MAX_VECTORS) {
            throw new IllegalArgumentException("MSI-X has at most " + MAX_VECTORS + " vectors");
        }
        for (int index = 0; index < 6; index++) {
            if (free(identity, index)) {
                return index;
            }
        }
        throw new IllegalArgumentException("no base address register is free for the MSI-X table");
    }

    /// The identity with capability and region added.
    static PciIdentity place(PciIdentity identity) {
        int region = region(identity);
        if (region < 0) {
            return identity;
        }
        long size = Math.max(MIN_REGION, Long.highestOneBit(4L * identity.msixVectors() * MsixTable.ENTRY));
        List<BarDescription> bars = new ArrayList<>(identity.bars());
        bars.add(new BarDescription(region, Kind.MEMORY32, false, size, "MSI-X"));
        List<CapabilityDescription> capabilities = new ArrayList<>(identity.capabilities());
        capabilities.add(capability(identity, region, (int) (size / 2)));
        return new PciIdentity(
                identity.vendor(),
                identity.device(),
                identity.revision(),
                identity.classCode(),
                identity.subsystemVendor(),
                identity.subsystem(),
                identity.interruptPin(),
                identity.msixVectors(),
                identity.minGrant(),
                identity.maxLatency(),
                bars,
                capabilities);
    }

    private static CapabilityDescription capability(PciIdentity identity, int region, int pending) {
        byte[] body = new byte[BODY];
        byte[] writable = new byte[BODY];
        int size = identity.msixVectors() - 1;
        body[0] = (byte) size;
        body[1] = (byte) (size >>> 8);
        writable[1] = (byte) 0xC0; // MSI-X enable and function mask
        body[2] = (byte) region;
        for (int i = 0; i < 4; i++) {
            body[6 + i] = (byte) ((pending | region) >>> (8 * i));
        }
        HexFormat hex = HexFormat.of();
        return new CapabilityDescription(ID, freeOffset(identity), hex.formatHex(body), hex.formatHex(writable));
    }

    private static int freeOffset(PciIdentity identity) {
        int offset = ConfigLayout.HEADER_END;
        while (overlaps(identity, offset)) {
            offset += 4;
        }
        if (offset + 2 + BODY > ConfigLayout.SIZE) {
            throw new IllegalArgumentException("no room for the MSI-X capability");
        }
        return offset;
    }

    private static boolean overlaps(PciIdentity identity, int offset) {
        return identity.capabilities().stream()
                .anyMatch(c -> offset < c.offset() + 2 + c.body().length() / 2 && c.offset() < offset + 2 + BODY);
    }

    private static boolean describedBySpec(PciIdentity identity) {
        return identity.capabilities().stream().anyMatch(c -> c.id() == ID);
    }

    private static boolean free(PciIdentity identity, int index) {
        return identity.bars().stream()
                .noneMatch(b -> b.index() == index || (b.kind() == Kind.MEMORY64 && b.index() + 1 == index));
    }
}
