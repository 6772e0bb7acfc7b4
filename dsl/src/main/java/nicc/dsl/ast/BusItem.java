package nicc.dsl.ast;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// The bus side of a device.
public sealed interface BusItem extends Item {

    /// Where it stands.
    ///
    /// @return the place in the source
    @Override
    Span span();

    /// Identity on the bus.
    ///
    /// @param items the entries
    /// @param span where it stands
    record Pci(List<Item> items, Span span) implements BusItem {
        /// Copies the list.
        public Pci {
            items = List.copyOf(items);
        }
    }

    /// A number of the header.
    ///
    /// @param key `vendor`, `subsystem device`, `min grant` and so on
    /// @param value the number
    /// @param span where it stands
    record Identity(String key, Expression value, Span span) implements BusItem {}

    /// `interrupt pin A;`
    ///
    /// @param pin A to D, or none
    /// @param span where it stands
    record Pin(Name pin, Span span) implements BusItem {}

    /// A base address register.
    ///
    /// @param index 0 to 5
    /// @param space `memory`, `memory64` or `io`
    /// @param prefetchable whether reads have no effects
    /// @param size bytes
    /// @param bank what it maps
    /// @param span where it stands
    record Bar(Expression index, Name space, boolean prefetchable, Expression size, Name bank, Span span)
            implements BusItem {}

    /// An entry of the capability list.
    ///
    /// @param id capability id
    /// @param offset in configuration space
    /// @param title doc string, or empty
    /// @param bytes the bytes behind the next pointer
    /// @param writable the bits of them that software can write
    /// @param window where region, offset, length and data of a window onto a region stand, or empty
    /// @param span where it stands
    record Capability(
            Expression id,
            Expression offset,
            String title,
            List<Expression> bytes,
            List<Expression> writable,
            List<Expression> window,
            Span span)
            implements BusItem {
        /// Copies the lists.
        public Capability {
            bytes = List.copyOf(bytes);
            writable = List.copyOf(writable);
            window = List.copyOf(window);
        }
    }

    /// `msix n vectors bar b;`
    ///
    /// @param vectors table size
    /// @param bar the region
    /// @param span where it stands
    record Msix(Expression vectors, Expression bar, Span span) implements BusItem {}

    /// `vhostuser n rings maps b;`
    ///
    /// @param rings how many rings there are
    /// @param bank what a front-end's messages reach
    /// @param span where it stands
    record VhostUser(Expression rings, Name bank, Span span) implements BusItem {}
}
