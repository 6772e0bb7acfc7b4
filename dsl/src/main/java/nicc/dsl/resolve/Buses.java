package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Pci;
import nicc.dsl.model.VhostUser;

/// The PCI side of a device.
final class Buses {

    private static final int CLASS_BITS = 24;
    private static final int MOST_VECTORS = 2048;
    private static final long LARGEST_BAR = 1L << 40;

    /// Id and next pointer, before a capability's bytes.
    private static final int CAPABILITY_HEAD = 2;

    private static final int WINDOW_PLACES = 4;

    private final Resolution resolution;
    private final Session session;

    Buses(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Pci pci(BusItem.Pci item, Env env, Map<String, Bank> banks) {
        Group group = new Group(session, Container.PCI, resolution.expander().expand(item.items(), env));
        Map<String, Long> numbers = numbers(group);
        return new Pci(
                number(numbers, "vendor"),
                number(numbers, "device"),
                number(numbers, "revision"),
                number(numbers, "class"),
                number(numbers, "subsystem vendor"),
                number(numbers, "subsystem device"),
                pin(group),
                number(numbers, "min grant"),
                number(numbers, "max latency"),
                bars(group, banks),
                group.all(BusItem.Capability.class).stream()
                        .map(this::capability)
                        .toList(),
                group.all(BusItem.Msix.class).stream().findFirst().map(this::msix),
                item.span());
    }

    /// How a front-end reaches the device, where the spec says so.
    Optional<VhostUser> vhostUser(Group device, Map<String, Bank> banks) {
        var items = device.all(BusItem.VhostUser.class);
        if (items.size() > 1) {
            session.error(Code.REPEATED_PROPERTY, items.get(1).item().span(), "the device has a 'vhostuser' already");
        }
        return items.stream().findFirst().flatMap(placed -> vhostUser(placed, banks));
    }

    private Optional<VhostUser> vhostUser(Group.Of<BusItem.VhostUser> placed, Map<String, Bank> banks) {
        BusItem.VhostUser item = placed.item();
        int rings = (int) resolution
                .constants()
                .within(
                        new Located(item.rings(), placed.env()),
                        1,
                        VhostUser.MOST_RINGS,
                        Code.VHOST_USER,
                        "the number of rings",
                        1);
        return bank(item.bank(), placed.env(), banks).map(bank -> new VhostUser(rings, bank, item.span()));
    }

    private Optional<Bank> bank(Name named, Env env, Map<String, Bank> banks) {
        String name = env.text(named);
        if (!banks.containsKey(name)) {
            session.unknown(Code.UNKNOWN_NAME, named.span(), name, "there is no bank '" + name + "'", banks.keySet());
        }
        return Optional.ofNullable(banks.get(name));
    }

    private static int number(Map<String, Long> numbers, String key) {
        return numbers.getOrDefault(key, 0L).intValue();
    }

    private Map<String, Long> numbers(Group group) {
        Map<String, Long> numbers = new HashMap<>();
        for (var identity : group.all(BusItem.Identity.class)) {
            int bits = bits(identity.item().key());
            long value =
                    resolution.constants().constant(new Located(identity.item().value(), identity.env()), bits);
            if (numbers.put(identity.item().key(), value) != null) {
                session.error(
                        Code.REPEATED_PROPERTY,
                        identity.item().span(),
                        "'" + identity.item().key() + "' is given twice");
            }
        }
        return numbers;
    }

    private static int bits(String key) {
        return switch (key) {
            case "class" -> CLASS_BITS;
            case "revision", "min grant", "max latency" -> 8;
            default -> 16;
        };
    }

    private int pin(Group group) {
        var pins = group.all(BusItem.Pin.class);
        if (pins.isEmpty()) {
            return 0;
        }
        String name = pins.get(0).env().text(pins.get(0).item().pin()).toUpperCase(Locale.ROOT);
        int pin = "ABCD".indexOf(name) + 1;
        if (pin == 0 || name.length() != 1) {
            session.error(Code.UNKNOWN_WORD, pins.get(0).item().pin().span(), "interrupt pins are A, B, C and D");
            return 0;
        }
        return pin;
    }

    private List<Pci.Bar> bars(Group group, Map<String, Bank> banks) {
        List<Pci.Bar> bars = new ArrayList<>();
        for (var bar : group.all(BusItem.Bar.class)) {
            bar(bar, banks).ifPresent(bars::add);
        }
        return bars;
    }

    private Optional<Pci.Bar> bar(Group.Of<BusItem.Bar> placed, Map<String, Bank> banks) {
        BusItem.Bar item = placed.item();
        int index = (int) resolution
                .constants()
                .within(new Located(item.index(), placed.env()), 0, 5, Code.BAR_INDEX, "a BAR's index", 0);
        long size = resolution
                .constants()
                .within(new Located(item.size(), placed.env()), 1, LARGEST_BAR, Code.BAR_SIZE, "a BAR's size", 16);
        Optional<Pci.Bar.Kind> kind = kind(placed);
        return bank(item.bank(), placed.env(), banks)
                .flatMap(bank -> kind.map(k -> new Pci.Bar(index, k, item.prefetchable(), size, bank, item.span())));
    }

    private Optional<Pci.Bar.Kind> kind(Group.Of<BusItem.Bar> placed) {
        String word = placed.env().text(placed.item().space());
        return switch (word) {
            case "memory" -> Optional.of(Pci.Bar.Kind.MEMORY32);
            case "memory64" -> Optional.of(Pci.Bar.Kind.MEMORY64);
            case "io" -> Optional.of(Pci.Bar.Kind.IO);
            default -> {
                session.unknown(
                        Code.UNKNOWN_WORD,
                        placed.item().space().span(),
                        word,
                        "'" + word + "' is not among memory, memory64, io",
                        List.of("memory", "memory64", "io"));
                yield Optional.empty();
            }
        };
    }

    private Pci.Capability capability(Group.Of<BusItem.Capability> placed) {
        BusItem.Capability item = placed.item();
        List<Integer> body = bytes(item.bytes(), placed.env());
        List<Integer> writable = new ArrayList<>(bytes(item.writable(), placed.env()));
        if (writable.size() > body.size()) {
            session.error(Code.CAPABILITY, item.span(), "there are more writable bytes than bytes");
        }
        while (writable.size() < body.size()) {
            writable.add(0);
        }
        int id = (int) resolution
                .constants()
                .within(new Located(item.id(), placed.env()), 0, 0xFF, Code.CAPABILITY, "a capability's id", 0);
        Located at = new Located(item.offset(), placed.env());
        int offset = (int) resolution.constants().within(at, 0x40, 0xFC, Code.CAPABILITY, "a capability's place", 0x40);
        checkPlace(offset, body.size() + CAPABILITY_HEAD, at.span());
        Optional<Pci.Window> window = window(item, placed.env(), body.size());
        return new Pci.Capability(id, offset, item.title(), body, writable.subList(0, body.size()), window);
    }

    private Optional<Pci.Window> window(BusItem.Capability item, Env env, int body) {
        List<Integer> places = bytes(item.window(), env);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        if (places.size() != WINDOW_PLACES) {
            session.error(
                    Code.CAPABILITY,
                    item.span(),
                    "a window has four places: of the region, the offset, the length and the data");
            return Optional.empty();
        }
        for (int i = 0; i < WINDOW_PLACES; i++) {
            int last = places.get(i) + (i == 0 ? 1 : Integer.BYTES);
            if (places.get(i) < CAPABILITY_HEAD || last > CAPABILITY_HEAD + body) {
                session.error(
                        Code.CAPABILITY,
                        item.span(),
                        "place " + places.get(i) + " of the window is not among the capability's bytes");
                return Optional.empty();
            }
        }
        return Optional.of(new Pci.Window(places.get(0), places.get(1), places.get(2), places.get(3)));
    }

    private void checkPlace(int offset, int size, Span span) {
        if (offset % 4 != 0 || offset + size > 0x100) {
            session.add(new Diagnostic(
                    Code.CAPABILITY,
                    span,
                    offset % 4 != 0
                            ? "a capability begins at a multiple of 4"
                            : "the capability reaches past the 256 bytes of configuration space"));
        }
    }

    private List<Integer> bytes(List<Expression> bytes, Env env) {
        return bytes.stream()
                .map(e -> (int) resolution.constants().constant(new Located(e, env), 8))
                .toList();
    }

    private Pci.Msix msix(Group.Of<BusItem.Msix> placed) {
        Located vectors = new Located(placed.item().vectors(), placed.env());
        Located bar = new Located(placed.item().bar(), placed.env());
        return new Pci.Msix(
                (int) resolution.constants().within(vectors, 1, MOST_VECTORS, Code.MSIX, "the number of vectors", 1),
                (int) resolution.constants().within(bar, 0, 5, Code.BAR_INDEX, "a BAR's index", 0));
    }
}
