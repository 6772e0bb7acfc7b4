package nicc.dsl.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nicc.dsl.model.Pci;

/// What of a function's regions and configuration space is free.
final class PciRoom {

    private static final int REGIONS = 6;
    private static final int FIRST = 0x40;
    private static final int END = 0x100;
    private static final int STEP = 4;
    private static final int HEAD = 2;

    private final Pci pci;

    PciRoom(Pci pci) {
        this.pci = pci;
    }

    /// Indices of free regions, lowest first.
    List<Integer> regions() {
        Set<Integer> used = new TreeSet<>();
        for (Pci.Bar bar : pci.bars()) {
            used.add(bar.index());
            if (bar.kind() == Pci.Bar.Kind.MEMORY64) {
                used.add(bar.index() + 1);
            }
        }
        pci.msix().ifPresent(msix -> used.add(msix.bar()));
        return new ArrayList<>(IntStream.range(0, REGIONS)
                .filter(i -> !used.contains(i))
                .boxed()
                .toList());
    }

    /// A place for a capability.
    ///
    /// @param bytes how long it is, its head included
    /// @return an offset that leaves room for the MSI-X capability elsewhere; empty when there is none
    OptionalInt capability(int bytes) {
        return IntStream.iterate(END - bytes & -STEP, at -> at >= FIRST, at -> at - STEP)
                .filter(at -> free(at, bytes))
                .findFirst();
    }

    private boolean free(int at, int bytes) {
        return pci.capabilities().stream()
                .allMatch(c -> c.offset() + HEAD + c.body().size() <= at || at + bytes <= c.offset());
    }
}
