package nicc.dsl.check;

import java.util.HashMap;
import java.util.Map;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// Base address registers have sizes that PCI allows, places of their own, and room for their banks (PCI 3.0,
/// 6.2.5.1).
final class Bars implements Check {

    private static final int LAST = 5;
    private static final long LARGEST_IO = 256;
    private static final long SMALLEST_MEMORY = 16;

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        Map<Integer, Span> taken = new HashMap<>();
        for (Pci.Bar bar : device.pci().bars()) {
            size(bar, diagnostics);
            room(bar, diagnostics);
            place(bar.index(), bar.span(), taken, diagnostics);
            if (bar.kind() == Pci.Bar.Kind.MEMORY64) {
                place(bar.index() + 1, bar.span(), taken, diagnostics);
            }
        }
        device.pci().msix().ifPresent(m -> place(m.bar(), device.pci().span(), taken, diagnostics));
    }

    private static void size(Pci.Bar bar, Diagnostics diagnostics) {
        boolean io = bar.kind() == Pci.Bar.Kind.IO;
        boolean good =
                Long.bitCount(bar.size()) == 1 && (io ? bar.size() <= LARGEST_IO : bar.size() >= SMALLEST_MEMORY);
        if (!good) {
            diagnostics.add(new Diagnostic(
                            Code.BAR_SIZE,
                            bar.span(),
                            "a BAR's size is a power of two, " + (io ? "at most 256 for I/O" : "at least 16")
                                    + "; this is " + bar.size())
                    .help("the next one is " + Math.max(SMALLEST_MEMORY, Long.highestOneBit(bar.size()) << 1)));
        }
    }

    private static void room(Pci.Bar bar, Diagnostics diagnostics) {
        for (Register register : bar.bank().registers()) {
            long end = register.offset() + (register.count() - 1L) * register.stride() + register.bytes();
            if (end > bar.size()) {
                diagnostics.add(new Diagnostic(
                                Code.BANK_OUTSIDE_BAR,
                                bar.span(),
                                "bank '" + bar.bank().name()
                                        + "' reaches to 0x%X, the BAR to 0x%X".formatted(end, bar.size()))
                        .at(register.span(), "register '" + register.name() + "'"));
            }
        }
    }

    private static void place(int index, Span span, Map<Integer, Span> taken, Diagnostics diagnostics) {
        Span earlier = taken.putIfAbsent(index, span);
        if (index > LAST) {
            diagnostics.add(
                    new Diagnostic(Code.BAR_INDEX, span, "a 64-bit BAR takes two places, and there is none after 5"));
        } else if (earlier != null) {
            diagnostics.add(
                    new Diagnostic(Code.BAR_INDEX, span, "BAR " + index + " is taken").at(earlier, "by this one"));
        }
    }
}
