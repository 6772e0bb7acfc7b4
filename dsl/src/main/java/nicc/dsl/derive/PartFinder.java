package nicc.dsl.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.Property;
import nicc.dsl.derive.TwinParts.Named;
import nicc.dsl.derive.TwinParts.TwinRing;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Path;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;

/// Finds what a twin is made of, or what is in its way.
final class PartFinder {

    private final Device device;
    private final SpecText text;
    private final Roles roles;
    private final Findings findings;

    PartFinder(Device device, SpecText text, Roles roles, Findings findings) {
        this.device = device;
        this.text = text;
        this.roles = roles;
        this.findings = findings;
    }

    TwinParts find() {
        List<TwinRing> rings = rings();
        if (rings.isEmpty() && !findings.diagnostics().hasErrors()) {
            findings.error(
                    Code.TWIN_NOTHING,
                    device.span(),
                    "no path of '" + device.name() + "' writes the tail of a ring: there is no doorbell to suppress",
                    "a device with its queues in guest memory is paravirtual already; else declare 'ring' and 'path'");
        }
        line();
        return new TwinParts(
                rings,
                roles.line(),
                registers(access -> roles.of(access.path(), access.access()) instanceof Roles.Published
                        && roles.isCause(access.access().register())),
                registers(access -> roles.of(access.path(), access.access()) instanceof Roles.Published
                        && !roles.isCause(access.access().register())
                        && !access.access().write()),
                registers(access -> roles.of(access.path(), access.access()) instanceof Roles.Counted));
    }

    private List<TwinRing> rings() {
        Map<Ring, Register> given = new LinkedHashMap<>();
        for (Path path : device.paths()) {
            for (Path.Access access : Roles.accesses(path.steps())) {
                if (roles.of(path, access) instanceof Roles.Gives(Ring ring)) {
                    given.put(ring, access.register());
                }
            }
        }
        List<TwinRing> rings = new ArrayList<>();
        device.rings().stream()
                .filter(given::containsKey)
                .forEach(ring -> ring(ring, given.get(ring)).ifPresent(rings::add));
        return rings;
    }

    private Optional<TwinRing> ring(Ring ring, Register register) {
        Optional<Roles.TailBits> tail = Roles.tail(ring);
        if (tail.isEmpty() || !register.onWrite().isEmpty()) {
            findings.error(
                    Code.TWIN_TAIL,
                    ring.span(),
                    tail.isEmpty()
                            ? "the tail of ring '" + ring.name() + "' is no plain part of one register"
                            : "a write of the tail of ring '" + ring.name()
                                    + "' runs code, which a block in memory would not",
                    register.span(),
                    "what the paths write");
            return Optional.empty();
        }
        Optional<SpecText.Written<Declaration.Ring>> written = text.find(Declaration.Ring.class, ring.span());
        if (!own(written, ring.span(), "ring '" + ring.name() + "'")) {
            return Optional.empty();
        }
        List<Item> items = written.orElseThrow().item().items();
        return Optional.of(new TwinRing(ring, value(items, "tail"), tail.get().top(), value(items, "size")));
    }

    /// Whether something stands in the spec where it can be changed for this device alone.
    boolean own(Optional<? extends SpecText.Written<?>> written, Span span, String what) {
        boolean alone = written.isPresent() && !written.get().parametric();
        if (!alone) {
            findings.error(
                    Code.TWIN_TEMPLATE,
                    span,
                    what + " comes from a template with parameters",
                    "write it in the device, or in a template without parameters");
        }
        return alone;
    }

    private String value(List<Item> items, String key) {
        return items.stream()
                .filter(item -> item instanceof Property.Value v && v.key().equals(key))
                .map(item -> text.text(((Property.Value) item).value().span()))
                .findFirst()
                .orElse("");
    }

    private void line() {
        if (device.interrupts().size() > 1) {
            findings.error(
                    Code.TWIN_CAUSES,
                    device.interrupts().get(1).span(),
                    "the device has more than one interrupt line",
                    device.interrupts().getFirst().span(),
                    "the first one");
            return;
        }
        roles.line().ifPresent(this::causes);
    }

    /// Once the device has read the causes for the driver, nothing is due any more: else it would go on for ever.
    private void causes(Interrupt line) {
        List<Named> causes = registers(access ->
                roles.isCause(access.access().register()) && !access.access().write());
        Set<Cell> cleared = causes.stream()
                .map(Named::register)
                .filter(Roles::readsClear)
                .map(Register::storage)
                .collect(Collectors.toSet());
        var left = new Cleared(cleared).value(line.level());
        if (left.isEmpty() || left.getAsLong() != 0) {
            findings.error(
                    Code.TWIN_CAUSES,
                    line.span(),
                    "line '" + line.name() + "' may stay asserted after the causes that the paths read were taken",
                    "a path reads each register that asserts the line, and reading clears all of it ('onread rclr')");
        }
    }

    private record PathAccess(Path path, Path.Access access) {}

    private interface Filter {
        boolean holds(PathAccess access);
    }

    private List<Named> registers(Filter filter) {
        Map<Cell, Named> found = new LinkedHashMap<>();
        for (Path path : device.paths()) {
            for (Path.Access access : Roles.accesses(path.steps())) {
                if (filter.holds(new PathAccess(path, access))) {
                    found.putIfAbsent(
                            access.register().storage(),
                            new Named(access.bank(), access.register(), unique(access.register())));
                }
            }
        }
        return List.copyOf(found.values());
    }

    private boolean unique(Register register) {
        return device.banks().stream()
                        .flatMap(bank -> bank.registers().stream())
                        .filter(other -> other.name().equals(register.name()))
                        .count()
                == 1;
    }
}
