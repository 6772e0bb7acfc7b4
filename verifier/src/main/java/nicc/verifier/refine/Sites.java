package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// All places of a region where an access can begin: each offset of 64 bits is at exactly one. That it is so
/// is an
/// obligation of its own ([Coverage]).
final class Sites {
    private static final int PAGE = 4096;

    /// Shorter gaps are taken offset by offset.
    private static final int LONG_GAP = 32;

    /// How far an access can be from 0 so that it wraps, twice.
    private static final int RIM = 2 * Window.LARGEST;

    private final Window window;
    private final Cutter cutter;
    private final List<Register> registers;

    private Sites(Pci.Bar bar) {
        window = new Window(bar);
        cutter = new Cutter(window);
        registers = bar.bank().registers();
    }

    static List<Site> of(Pci.Bar bar) {
        Sites sites = new Sites(bar);
        List<Site> all = new ArrayList<>();
        sites.registers.forEach(register -> all.add(sites.site(register)));
        all.addAll(sites.gaps());
        all.add(sites.beyond());
        return all;
    }

    private Site site(Register register) {
        return register.count() == 1
                ? Site.at("." + register.name(), cutter, bytes(register.offset(), register.bytes()))
                : Site.at("." + register.name() + "[]", cutter, elements(register));
    }

    private static List<Site.Offsets> bytes(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(offset -> new Site.Offsets(offset, 1, 1))
                .toList();
    }

    /// Each byte of an element, for all elements at once; the bytes between elements too, where they are no
    /// other register's.
    private List<Site.Offsets> elements(Register register) {
        List<Site.Offsets> all = new ArrayList<>();
        for (int first = 0; first < register.stride(); first++) {
            int from = -1;
            for (int i = 0; i <= register.count(); i++) {
                long offset = register.offset() + (long) i * register.stride() + first;
                boolean ours = i < register.count() && hosts(register, offset);
                if (ours && from < 0) {
                    from = i;
                } else if (!ours && from >= 0) {
                    long start = register.offset() + (long) from * register.stride() + first;
                    all.add(new Site.Offsets(start, register.stride(), i - from));
                    from = -1;
                }
            }
        }
        return all;
    }

    private boolean hosts(Register register, long offset) {
        return offset < window.bytes()
                && window.host((int) offset)
                        .map(host -> host.name().equals(register.name()))
                        .orElse(false);
    }

    /// What is between registers, by page.
    private List<Site> gaps() {
        Map<Integer, List<Site.Offsets>> pages = new TreeMap<>();
        int from = -1;
        for (int offset = 0; offset <= window.bytes(); offset++) {
            boolean free = offset < window.bytes() && window.host(offset).equals(Optional.empty());
            boolean border = offset % PAGE == 0;
            if (from >= 0 && (!free || border)) {
                pages.computeIfAbsent(from / PAGE, _ -> new ArrayList<>()).addAll(gap(from, offset - from));
                from = -1;
            }
            if (free && from < 0) {
                from = offset;
            }
        }
        return pages.entrySet().stream()
                .map(page -> Site.at(" gaps 0x" + Integer.toHexString(page.getKey() * PAGE), cutter, page.getValue()))
                .toList();
    }

    private static List<Site.Offsets> gap(int first, int bytes) {
        if (bytes < LONG_GAP) {
            return bytes(first, bytes);
        }
        int step = Window.LARGEST;
        return IntStream.range(0, step)
                .mapToObj(i -> new Site.Offsets(first + i, step, (bytes - i + step - 1) / step))
                .toList();
    }

    /// What is behind the last register, up to the last offset. Offsets about 2^31 are taken one by one:
    /// Java's `int`
    /// ends there. No access goes past the last offset: the transport lets none pass that leaves the region.
    private Site beyond() {
        return new Site(" beyond", () -> {
            List<Span> spans = new ArrayList<>();
            for (int size = 1; size <= Window.LARGEST; size++) {
                far(spans, window.bytes(), (1L << 31) - RIM, size);
                near(spans, (1L << 31) - RIM, size);
                far(spans, 1L << 31, -RIM, size);
                near(spans, -RIM, size);
            }
            return spans;
        });
    }

    private static void far(List<Span> spans, long from, long to, int size) {
        int step = Window.LARGEST;
        for (int i = 0; i < step; i++) {
            spans.add(Cutter.empty(from + i, step, Long.divideUnsigned(to - from, step) - 1, size));
        }
    }

    private void near(List<Span> spans, long from, int size) {
        for (int i = 0; i < RIM; i++) {
            boolean past = from == -RIM && i + size > RIM;
            if (!past) {
                spans.addAll(cutter.spans(from + i, 1, 1, size));
            }
        }
    }
}
