package nicc.dsl.model;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// Identity on the PCI bus.
///
/// @param vendor vendor id
/// @param device device id
/// @param revision revision id
/// @param classCode 24 bits
/// @param subsystemVendor subsystem vendor id
/// @param subsystem subsystem id
/// @param interruptPin 0 for none, 1 to 4 for INTA to INTD
/// @param minGrant MIN_GNT
/// @param maxLatency MAX_LAT
/// @param bars the base address registers
/// @param capabilities what follows the header
/// @param msix message-signalled interrupts
/// @param span where it stands
public record Pci(
        int vendor,
        int device,
        int revision,
        int classCode,
        int subsystemVendor,
        int subsystem,
        int interruptPin,
        int minGrant,
        int maxLatency,
        List<Bar> bars,
        List<Capability> capabilities,
        Optional<Msix> msix,
        Span span) {

    /// Copies the lists.
    public Pci {
        bars = List.copyOf(bars);
        capabilities = List.copyOf(capabilities);
    }

    /// A base address register.
    ///
    /// @param index 0 to 5
    /// @param kind address space and width
    /// @param prefetchable whether reads have no effects
    /// @param size bytes, a power of two
    /// @param bank what it shows
    /// @param span where it stands
    public record Bar(int index, Kind kind, boolean prefetchable, long size, Bank bank, Span span) {
        /// Address spaces.
        public enum Kind {
            /// Memory below 4 GiB.
            MEMORY32,
            /// Memory anywhere.
            MEMORY64,
            /// I/O ports.
            IO
        }
    }

    /// An entry of the capability list.
    ///
    /// @param id capability id
    /// @param offset in configuration space
    /// @param title what it is, or an empty string
    /// @param body the bytes after id and next pointer
    /// @param writable the bits that software can write, as long as the body
    /// @param window the way to the regions that it opens, if any
    public record Capability(
            int id, int offset, String title, List<Integer> body, List<Integer> writable, Optional<Window> window) {
        /// Copies the lists.
        public Capability {
            body = List.copyOf(body);
            writable = List.copyOf(writable);
        }
    }

    /// A window onto the regions: an access to the data is one to the region, at the offset and of the length that the
    /// capability holds. Places are bytes from the capability's begin; a region takes one byte, the others four.
    ///
    /// @param region where the region's index stands
    /// @param offset where the offset stands
    /// @param length where the length stands: 1, 2 or 4 bytes
    /// @param data where the data stand
    public record Window(int region, int offset, int length, int data) {}

    /// The MSI-X table.
    ///
    /// @param vectors table size
    /// @param bar the region that holds table and pending bits
    public record Msix(int vectors, int bar) {}
}
