package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Function;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Path;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Ring;

/// Resolves a device: names first, then shapes, then code.
final class Devices {

    private final Resolution resolution;
    private final Session session;
    private final Group group;
    private final Declaration.Device declaration;
    private final Env env;
    private final State state;
    private final Events events;

    Devices(Resolution resolution, Declaration.Device declaration, List<Placed> shared) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.declaration = declaration;
        this.env = Env.root(session);
        List<Placed> items = new ArrayList<>(shared);
        items.addAll(resolution.expander().expand(declaration.items(), env));
        this.group = new Group(session, Container.DEVICE, items);
        this.state = new State(resolution);
        this.events = new Events(resolution);
    }

    Device resolve() {
        declareDomains();
        declareLazyNames();
        group.all(Declaration.Const.class)
                .forEach(c -> resolution.constants().value(new Symbol.Constant(c.item(), c.env())));
        group.all(Declaration.Enumeration.class)
                .forEach(e -> resolution.constants().members(new Symbol.Enumeration(e.item(), e.env())));
        var parameters = all(Declaration.Parameter.class, state::parameter);
        Layouts layouts = new Layouts(resolution);
        var records = all(Declaration.Layout.class, (d, e) -> {
            var layout = layouts.layout(d, e);
            resolution
                    .symbols()
                    .declare(
                            layout.name(),
                            new Symbol.LayoutName(layout, d.name().span()));
            return layout;
        });
        List<Cell> cells = new ArrayList<>(all(Declaration.Variable.class, state::variable));
        var buffers = all(Declaration.Buffer.class, state::buffer);
        var timers = all(Declaration.Timer.class, state::timer);
        declareOthers();
        List<BankShape> shapes = shapes(layouts);
        shapes.forEach(s ->
                s.registers().values().stream().filter(r -> r.alias().isEmpty()).forEach(r -> cells.add(r.cell())));

        RegisterCode code = new RegisterCode(resolution);
        Map<String, Bank> banks = new LinkedHashMap<>();
        shapes.forEach(s -> banks.put(s.name(), code.bank(s)));
        List<Engine> engines = flat(Declaration.Engine.class, events::engine);
        Set<String> engineNames = new HashSet<>();
        group.all(Declaration.Engine.class)
                .forEach(e -> engineNames.add(e.env().text(e.item().name())));
        Paths paths = new Paths(resolution, banks, engineNames);
        List<Path> ioPaths = all(Declaration.Path.class, paths::path);
        return new Device(
                env.text(declaration.name()),
                declaration.title(),
                group.text("spec"),
                parameters,
                List.copyOf(resolution.symbols().domains()),
                cells,
                records,
                buffers,
                rings(),
                timers,
                functions(),
                actions(),
                List.copyOf(banks.values()),
                pci(banks),
                new Buses(resolution).vhostUser(group, banks),
                interrupts(),
                engines,
                events.expiryHooks(group),
                events.resetHooks(group),
                events.linkHooks(group),
                ioPaths,
                declaration.span());
    }

    private void declareDomains() {
        var lists = group.all(Declaration.Domains.class);
        for (var list : lists) {
            list.item()
                    .names()
                    .forEach(n -> resolution.symbols().domain(list.env().text(n)));
        }
        resolution.symbols().domain("power");
        resolution.symbols().domain("bus");
    }

    /// What is resolved when it is first needed.
    private void declareLazyNames() {
        Symbols symbols = resolution.symbols();
        group.all(Declaration.Const.class)
                .forEach(c -> symbols.declare(c.env().text(c.item().name()), new Symbol.Constant(c.item(), c.env())));
        group.all(Declaration.Enumeration.class)
                .forEach(
                        e -> symbols.declare(e.env().text(e.item().name()), new Symbol.Enumeration(e.item(), e.env())));
        group.all(Declaration.Function.class)
                .forEach(f ->
                        symbols.declare(f.env().text(f.item().name()), new Symbol.FunctionName(f.item(), f.env())));
        group.all(Declaration.Action.class)
                .forEach(a -> symbols.declare(a.env().text(a.item().name()), new Symbol.ActionName(a.item(), a.env())));
        group.all(Declaration.Ring.class)
                .forEach(r -> symbols.declare(r.env().text(r.item().name()), new Symbol.RingName(r.item(), r.env())));
    }

    private void declareOthers() {
        Symbols symbols = resolution.symbols();
        group.all(Declaration.Interrupt.class)
                .forEach(i -> symbols.declare(
                        i.env().text(i.item().name()),
                        new Symbol.Other("interrupt", i.item().name().span())));
        group.all(Declaration.Engine.class)
                .forEach(e -> symbols.declare(
                        e.env().text(e.item().name()),
                        new Symbol.Other("engine", e.item().name().span())));
    }

    private List<BankShape> shapes(Layouts layouts) {
        Banks banks = new Banks(resolution, layouts);
        List<Banks.Declared> declared = all(Declaration.Bank.class, banks::declare);
        Map<String, Integer> uses = new HashMap<>();
        for (Banks.Declared bank : declared) {
            resolution
                    .symbols()
                    .declare(
                            bank.bank().name(),
                            new Symbol.BankName(bank.bank(), bank.bank().span()));
            bank.registers().keySet().forEach(n -> uses.merge(n, 1, Integer::sum));
        }
        Set<String> shared = new HashSet<>();
        uses.forEach((name, count) -> {
            if (count > 1) {
                shared.add(name);
            }
        });
        declared.forEach(d -> banks.plain(d, shared));
        declared.forEach(banks::aliases);
        return declared.stream().map(Banks.Declared::bank).toList();
    }

    private List<Ring> rings() {
        return flat(Declaration.Ring.class, (d, e) -> resolution.rings().ring(new Symbol.RingName(d, e)));
    }

    private List<Function> functions() {
        return flat(
                Declaration.Function.class, (d, e) -> resolution.functions().function(new Symbol.FunctionName(d, e)));
    }

    private List<Action> actions() {
        return flat(Declaration.Action.class, (d, e) -> resolution.actions().action(new Symbol.ActionName(d, e)));
    }

    private List<Interrupt> interrupts() {
        return flat(Declaration.Interrupt.class, events::interrupt);
    }

    private Pci pci(Map<String, Bank> banks) {
        var items = group.all(BusItem.Pci.class);
        if (items.size() != 1) {
            session.error(
                    Code.PCI_COUNT,
                    items.isEmpty()
                            ? declaration.name().span()
                            : items.get(1).item().span(),
                    items.isEmpty() ? "the device has no 'pci { … }'" : "the device has a 'pci' already");
        }
        BusItem.Pci item = items.isEmpty()
                ? new BusItem.Pci(List.of(), declaration.span())
                : items.get(0).item();
        return new Buses(resolution)
                .pci(item, items.isEmpty() ? env : items.get(0).env(), banks);
    }

    /// Resolves one kind of declaration.
    private interface Maker<D, T> {
        T make(D declaration, Env env);
    }

    private <D extends Declaration, T> List<T> all(Class<D> type, Maker<D, T> maker) {
        return group.all(type).stream().map(p -> maker.make(p.item(), p.env())).toList();
    }

    private <D extends Declaration, T> List<T> flat(Class<D> type, Maker<D, Optional<T>> maker) {
        return group.all(type).stream()
                .flatMap(p -> maker.make(p.item(), p.env()).stream())
                .toList();
    }
}
