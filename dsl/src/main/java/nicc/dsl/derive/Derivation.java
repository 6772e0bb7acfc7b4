package nicc.dsl.derive;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import nicc.dsl.Frontend;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.Property;
import nicc.dsl.check.Walk;
import nicc.dsl.derive.TwinParts.TwinRing;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.model.Block;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Path;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Ring;
import nicc.dsl.model.Stmt;
import nicc.dsl.parser.SpecParser;
import nicc.dsl.print.Printer;

/// Derives a device's paravirtual twin: the same engines, actions and descriptors, with tails and causes in a block
/// of guest memory (docs/paravirt.md). The result is a spec like any other.
public final class Derivation {

    private static final String SUFFIX = ".nic";
    private static final int CAPABILITY = 16;

    private final Frontend.Result original;
    private final Device device;
    private final SpecText text;
    private final Roles roles;
    private final Findings findings = new Findings(new Diagnostics());
    private final PartFinder finder;

    private Derivation(Frontend.Result original, Device device) {
        this.original = original;
        this.device = device;
        this.text = new SpecText(original.sources());
        this.roles = new Roles(device);
        this.finder = new PartFinder(device, text, roles, findings);
    }

    /// What came of it.
    ///
    /// @param twin the twin; empty when there are errors
    /// @param diagnostics what is in the way, in the original's text
    public record Outcome(Optional<ParavirtTwin> twin, List<Diagnostic> diagnostics) {
        /// Copies the list.
        public Outcome {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// Derives the twin of a spec.
    ///
    /// @param original a spec that has a device
    /// @return the twin, or what is in its way
    public static Outcome derive(Frontend.Result original) {
        Derivation derivation = new Derivation(original, original.device().orElseThrow());
        Optional<ParavirtTwin> twin = derivation.twin();
        return new Outcome(twin, derivation.findings.diagnostics().sorted());
    }

    private Optional<ParavirtTwin> twin() {
        checkNames();
        TwinParts parts = finder.find();
        Optional<TwinBlock> block = block(parts);
        if (block.isPresent() && !findings.diagnostics().hasErrors()) {
            edit(parts, block.get());
        }
        return findings.diagnostics().hasErrors() ? Optional.empty() : Optional.of(load(block.orElseThrow()));
    }

    private void checkNames() {
        device.cells().stream()
                .filter(cell -> cell.name().toLowerCase(java.util.Locale.ROOT).startsWith("pv_"))
                .forEach(cell -> findings.error(
                        Code.TWIN_NAME,
                        cell.span(),
                        "'" + cell.name() + "' is a name that a twin has for something of its own",
                        "names that begin with pv_ are the paravirtual half's"));
    }

    private Optional<TwinBlock> block(TwinParts parts) {
        PciRoom room = new PciRoom(device.pci());
        List<Integer> regions = room.regions();
        OptionalInt capability = room.capability(CAPABILITY);
        int needed = device.pci().msix().isPresent() ? 1 : 2;
        if (regions.size() < needed || capability.isEmpty()) {
            findings.error(
                    Code.TWIN_ROOM,
                    device.pci().span(),
                    regions.size() < needed
                            ? "a twin needs a region for its doorbells and one for its messages, and " + regions.size()
                                    + " are free"
                            : "configuration space has no room for the twin's capability",
                    "");
            return Optional.empty();
        }
        return Optional.of(parts.block(
                regions.getFirst(), device.pci().msix().map(Pci.Msix::vectors).orElse(0)));
    }

    private void edit(TwinParts parts, TwinBlock block) {
        device.paths().forEach(path -> path(path, new TwinPaths(roles, parts)));
        device.engines().forEach(engine -> engine(engine, parts));
        String due = parts.line().map(this::level).orElse("false");
        pci(block);
        Optional<SpecText.Written<Declaration.Device>> written = text.find(Declaration.Device.class, device.span());
        if (finder.own(written, device.span(), "the device")) {
            Declaration.Device item = written.orElseThrow().item();
            text.edits(item.span()).replace(item.name().span(), device.name() + "_paravirt");
            Optional<Property.Throttle> throttle = parts.line().flatMap(this::throttle);
            String interval = throttle.map(t -> text.text(t.interval().span())).orElse("0");
            String unit = throttle.map(t -> text.text(t.unit().span())).orElse("1 ns");
            text.edits(item.span()).append(item.span(), new TwinCode(parts, block, due, interval, unit).text());
        }
    }

    private void path(Path path, TwinPaths paths) {
        var written = text.find(Declaration.Path.class, path.span());
        if (finder.own(written, path.span(), "path '" + path.name() + "'")) {
            text.edits(path.span()).replace(path.span(), paths.text(path));
        }
    }

    /// An engine that depends on how many descriptors there are looks before it steps.
    private void engine(Engine engine, TwinParts parts) {
        List<TwinRing> used =
                parts.rings().stream().filter(ring -> uses(engine, ring.ring())).toList();
        if (used.isEmpty()) {
            return;
        }
        var written = text.find(Declaration.Engine.class, engine.span());
        if (finder.own(written, engine.span(), "engine '" + engine.name() + "'")) {
            for (Item item : written.orElseThrow().item().items()) {
                if (item instanceof Handler.Step step) {
                    used.forEach(ring -> text.edits(engine.span())
                            .prepend(step.body().span(), " pv_" + ring.ring().name() + "_look();"));
                }
            }
        }
    }

    private static boolean uses(Engine engine, Ring ring) {
        return uses(engine.when(), ring) || uses(engine.step(), ring, new HashSet<>());
    }

    private static boolean uses(Expr expr, Ring ring) {
        boolean[] found = new boolean[1];
        Walk.expressions(expr, part -> {
            switch (part) {
                case Expr.RingAvailable a -> found[0] |= a.ring().equals(ring);
                case Expr.Call c -> found[0] |= uses(c.function().body(), ring);
                default -> {
                    // not the ring
                }
            }
        });
        return found[0];
    }

    private static boolean uses(Block block, Ring ring, Set<String> seen) {
        boolean[] found = new boolean[1];
        Walk.statements(block, statement -> {
            found[0] |= statement instanceof Stmt.Take take && take.ring().equals(ring);
            Walk.direct(statement).forEach(expr -> found[0] |= uses(expr, ring));
            if (statement instanceof Stmt.CallAction call
                    && seen.add(call.action().name())) {
                found[0] |= uses(call.action().body(), ring, seen);
            }
        });
        return found[0];
    }

    /// While the block is in use, the line is silent.
    private String level(Interrupt line) {
        var written = text.find(Declaration.Interrupt.class, line.span());
        if (finder.own(written, line.span(), "interrupt '" + line.name() + "'")) {
            for (Item item : written.orElseThrow().item().items()) {
                if (item instanceof Property.Value value && value.key().equals("level")) {
                    String level = text.text(value.value().span());
                    text.edits(line.span()).replace(value.value().span(), "!PV_CONTROL.ENABLE && (" + level + ")");
                    return level;
                }
            }
        }
        return "false";
    }

    private Optional<Property.Throttle> throttle(Interrupt line) {
        return text.find(Declaration.Interrupt.class, line.span()).stream()
                .flatMap(written -> written.item().items().stream())
                .filter(Property.Throttle.class::isInstance)
                .map(Property.Throttle.class::cast)
                .findFirst();
    }

    private void pci(TwinBlock block) {
        Pci pci = device.pci();
        var written = text.find(BusItem.Pci.class, pci.span());
        if (!finder.own(written, pci.span(), "'pci'")) {
            return;
        }
        List<Integer> regions = new PciRoom(pci).regions();
        StringBuilder more = new StringBuilder();
        more.append("\n    bar %d memory 8 KiB maps paravirt;\n".formatted(block.bar()));
        if (block.vector() >= 0) {
            more.append(vectors(pci, written.orElseThrow().item(), block, regions));
        }
        int at = new PciRoom(pci).capability(CAPABILITY).orElseThrow();
        int sums = block.counters().size();
        more.append("""
                capability 0x09 at 0x%02X "Paravirtual twin: length, 'PV', version, region, vector, rings, causes, shown, sums" {
                  bytes { %d, 0x50, 0x56, 1, %d, 0x%02X, %d, %d, %d, %d, %d, 0, 0, 0 }
                  writable { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }
                }
            """.formatted(
                        at,
                        CAPABILITY,
                        block.bar(),
                        block.vector() & 0xFF,
                        block.rings().size(),
                        block.causes().size(),
                        block.shown().size(),
                        sums & 0xFF,
                        sums >> 8));
        text.edits(pci.span()).append(pci.span(), more.toString());
    }

    /// One message more than there were.
    private String vectors(Pci pci, BusItem.Pci written, TwinBlock block, List<Integer> regions) {
        if (pci.msix().isEmpty()) {
            return "    msix 1 vectors bar %d;\n".formatted(regions.get(1));
        }
        Optional<BusItem.Msix> msix = written.items().stream()
                .filter(BusItem.Msix.class::isInstance)
                .map(BusItem.Msix.class::cast)
                .findFirst();
        if (finder.own(msix.map(m -> new SpecText.Written<>(m, false)), pci.span(), "'msix'")) {
            text.edits(pci.span()).replace(msix.orElseThrow().vectors().span(), Integer.toString(block.vector() + 1));
        }
        return "";
    }

    private ParavirtTwin load(TwinBlock block) {
        String name = fileName();
        SourceFile draft = new SourceFile(name, "import \"paravirt.nic\";\n\n" + text.whole());
        SourceFile source = new SourceFile(
                name,
                "// Derived by `nicc compile --paravirt` (docs/paravirt.md): do not edit, derive it again.\n\n"
                        + Printer.print(SpecParser.parse(draft, new Diagnostics())));
        Frontend.Result loaded = Frontend.load(source, (path, importer) -> Frontend.library(path));
        Device derived = loaded.device()
                .orElseThrow(() -> new IllegalStateException("the derived spec has errors: " + loaded.diagnostics()));
        return new ParavirtTwin(source, derived, loaded, block);
    }

    private String fileName() {
        String path = original.sources().getFirst().name();
        String file = path.substring(path.lastIndexOf('/') + 1);
        return (file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file) + "-paravirt"
                + SUFFIX;
    }
}
