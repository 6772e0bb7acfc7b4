package nicc.dsl.resolve;

import java.util.Set;

/// What has items, and which.
enum Container {
    FILE("a file", "device", "template", "const", "enum", "layout", "function"),
    DEVICE(
            "a device",
            "spec",
            "const",
            "enum",
            "layout",
            "function",
            "parameter",
            "domains",
            "pci",
            "vhostuser",
            "bank",
            "var",
            "buffer",
            "ring",
            "timer",
            "interrupt",
            "engine",
            "action",
            "on reset",
            "on link",
            "path"),
    BANK("a bank", "partial", "default", "register", "section"),
    REGISTER(
            "a register",
            "section",
            "reset",
            "sw",
            "onread",
            "onwrite",
            "width",
            "alias",
            "field",
            "reserved",
            "unimplemented",
            "undocumented",
            "before read",
            "on read",
            "on write",
            "hwset",
            "counter",
            "saturate",
            "singlepulse",
            "sticky",
            "swmod",
            "swacc",
            "intr"),
    FIELD(
            "a field",
            "section",
            "reset",
            "sw",
            "onread",
            "onwrite",
            "on write",
            "hwset",
            "counter",
            "saturate",
            "singlepulse",
            "sticky",
            "swmod",
            "swacc",
            "intr"),
    LAYOUT("a layout", "section", "a layout's field", "reserved"),
    RING("a ring", "section", "base", "size", "head", "tail"),
    TIMER("a timer", "section", "on expiry"),
    INTERRUPT("an interrupt", "section", "level", "throttle"),
    ENGINE("an engine", "section", "when", "accepts", "step"),
    PCI(
            "pci",
            "vendor",
            "device",
            "revision",
            "class",
            "subsystem vendor",
            "subsystem device",
            "min grant",
            "max latency",
            "interrupt pin",
            "bar",
            "capability",
            "msix");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<String> allowed;

    Container(String title, String... allowed) {
        this.title = title;
        this.allowed = Set.of(allowed);
    }

    /// What messages call it.
    String title() {
        return title;
    }

    /// The words of the items that may stand in it.
    Set<String> allowed() {
        return allowed;
    }
}
