package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nicc.compiler.ir.BankCode;
import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.EngineCode;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.RegisterCode;
import nicc.compiler.ir.RingCode;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.WorkLoop;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;
import nicc.dsl.model.Timer;

/// A device as a program that does one thing at a time: the reference build, and what passes start from.
public final class Lowering {
    private final Device device;
    private final Context context;

    private Lowering(Device device) {
        this.device = device;
        context = new Context(device);
    }

    /// Translates a device.
    ///
    /// @param device the device
    /// @return the program
    public static Program lower(Device device) {
        return new Lowering(device).program();
    }

    private Program program() {
        state();
        device.functions().forEach(f -> Functions.lower(context, f));
        List<RingCode> rings = new ArrayList<>();
        for (Ring r : device.rings()) {
            rings.add(new Rings(context).lower(r));
        }
        List<RegisterCode> registers = new ArrayList<>();
        List<BankCode> banks = new ArrayList<>();
        List<Dispatcher> dispatchers = new ArrayList<>();
        for (Bank b : device.banks()) {
            List<RegisterCode> own = new ArrayList<>();
            for (int i = 0; i < b.registers().size(); i++) {
                own.add(register(b, i, own));
            }
            banks.add(new Banks(context, b, own).lower(dispatchers));
            registers.addAll(own);
        }
        for (Action a : device.actions()) {
            Actions.lower(context, a);
        }
        List<EngineCode> engines = new ArrayList<>();
        for (Engine e : device.engines()) {
            engines.add(new Engines(context).lower(e));
        }
        new Resets(context).lower();
        String expire = Timers.expire(context);
        List<LineCode> lines = new ArrayList<>();
        for (Interrupt i : device.interrupts()) {
            lines.add(new Lines(context).lower(i));
        }
        List<String> updates = lines.stream().map(LineCode::update).toList();
        WorkLoop work = new WorkLoop(expire, engines, 1, updates, List.of(), List.of());
        Map<String, Function> functions = new LinkedHashMap<>();
        new Entries(context, lines).lower().forEach(f -> functions.put(f.name(), f));
        functions.putAll(context.functions());
        Map<String, Dispatcher> finders = new LinkedHashMap<>();
        dispatchers.forEach(d -> finders.put(d.frame().name(), d));
        return new Program(
                device.name(),
                List.copyOf(context.cells().values()),
                List.copyOf(context.buffers().values()),
                functions,
                finders,
                registers,
                banks,
                rings,
                work,
                lines,
                List.of());
    }

    /// A register that is the same as one before it, in another place, shares its functions.
    private RegisterCode register(Bank b, int index, List<RegisterCode> before) {
        Register r = b.registers().get(index);
        for (int i = 0; i < index; i++) {
            if (same(b.registers().get(i), r)) {
                return before.get(i).at(r.name(), r.offset());
            }
        }
        return new Registers(context, b, r).lower();
    }

    private static boolean same(Register a, Register b) {
        return a.storage().equals(b.storage())
                && a.width() == b.width()
                && a.count() == b.count()
                && a.stride() == b.stride()
                && a.fields().equals(b.fields())
                && a.beforeRead().equals(b.beforeRead())
                && a.onRead().equals(b.onRead())
                && a.onWrite().equals(b.onWrite());
    }

    private void state() {
        for (Parameter p : device.parameters()) {
            context.add(
                    "parameter " + p.name(),
                    new StateCell(
                            context.names().claim(p.name()),
                            "parameter " + p.name(),
                            StateCell.Kind.PARAMETER,
                            Type.ofWidth(p.width()),
                            p.width(),
                            1,
                            false,
                            p.defaultValue(),
                            p.title().isEmpty() ? "parameter " + p.name() : p.title(),
                            Origins.of(p.span()),
                            List.of()));
        }
        device.cells().forEach(this::cell);
        for (Timer t : device.timers()) {
            context.add("timer " + t.name(), Timers.declare(context, t));
        }
        context.add(
                "link",
                new StateCell(
                        context.names().claim("linkUp"),
                        "link",
                        StateCell.Kind.FLAG,
                        Type.BOOL,
                        1,
                        1,
                        false,
                        0,
                        "whether the link is up",
                        "",
                        List.of()));
        device.interrupts().forEach(i -> Lines.declare(context, i));
        device.buffers().forEach(b -> context.add(Buffers.declare(context, b)));
        Rings.declareBuffers(context);
    }

    private void cell(Cell c) {
        List<String> registers = device.banks().stream()
                .flatMap(b -> b.registers().stream())
                .filter(r -> r.storage().name().equals(c.name()))
                .map(Register::name)
                .toList();
        context.add(
                "cell " + c.name(),
                new StateCell(
                        context.names().claim(c.name()),
                        c.name(),
                        StateCell.Kind.CELL,
                        Type.ofWidth(c.width()),
                        c.width(),
                        c.count(),
                        c.array(),
                        0,
                        c.title().isEmpty() ? c.name() : c.title(),
                        Origins.of(c.span()),
                        registers));
    }
}
