package nicc.dsl.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Path;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A device as JSON: all names, places, widths, access properties and reset values; of code only that it is
/// there. Keys
/// are the words of the language.
final class DeviceJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DeviceJson() {}

    static String of(Device device) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device", device.name());
        json.put("title", device.title());
        json.put("spec", device.document());
        json.put("domains", device.domains());
        json.put("pci", pci(device.pci()));
        device.vhostUser()
                .ifPresent(v -> json.put(
                        "vhostUser", object("rings", v.rings(), "maps", v.bank().name())));
        json.put(
                "parameters",
                list(
                        device.parameters(),
                        p -> object(
                                "name",
                                p.name(),
                                "title",
                                p.title(),
                                "width",
                                p.width(),
                                "default",
                                hex(p.defaultValue()))));
        json.put("banks", list(device.banks(), DeviceJson::bank));
        json.put("state", list(device.cells(), DeviceJson::cell));
        json.put("layouts", list(device.layouts(), DeviceJson::layout));
        json.put(
                "buffers",
                list(
                        device.buffers(),
                        b -> object(
                                "name",
                                b.name(),
                                "title",
                                b.title(),
                                "capacity",
                                b.capacity(),
                                "clearedBy",
                                b.clearedBy())));
        json.put(
                "rings",
                list(
                        device.rings(),
                        r -> object(
                                "name",
                                r.name(),
                                "title",
                                r.title(),
                                "layout",
                                r.layout().name(),
                                "head",
                                r.head().cell().name())));
        json.put(
                "timers",
                list(
                        device.timers(),
                        t -> object(
                                "name",
                                t.name(),
                                "title",
                                t.title(),
                                "section",
                                t.section(),
                                "unitNanos",
                                t.unitNanos(),
                                "stoppedBy",
                                t.stoppedBy())));
        json.put(
                "interrupts",
                list(
                        device.interrupts(),
                        i -> object(
                                "name",
                                i.name(),
                                "title",
                                i.title(),
                                "section",
                                i.section(),
                                "throttled",
                                i.throttle().isPresent())));
        json.put(
                "engines",
                list(
                        device.engines(),
                        e -> object(
                                "name",
                                e.name(),
                                "title",
                                e.title(),
                                "section",
                                e.section(),
                                "frame",
                                e.frame().map(b -> b.name()).orElse(""),
                                "offload",
                                e.offload().map(o -> o.record().name()).orElse(""))));
        json.put(
                "actions",
                list(device.actions(), a -> object("name", a.name(), "title", a.title(), "section", a.section())));
        json.put(
                "functions",
                list(
                        device.functions(),
                        f -> object("name", f.name(), "width", f.body().width())));
        json.put(
                "paths",
                list(
                        device.paths(),
                        p -> object("name", p.name(), "title", p.title(), "steps", list(p.steps(), DeviceJson::step))));
        return MAPPER.writeValueAsString(json);
    }

    private static Map<String, Object> pci(Pci pci) {
        Map<String, Object> json = object(
                "vendor",
                hex(pci.vendor()),
                "device",
                hex(pci.device()),
                "revision",
                pci.revision(),
                "class",
                hex(pci.classCode()),
                "subsystemVendor",
                hex(pci.subsystemVendor()),
                "subsystemDevice",
                hex(pci.subsystem()),
                "interruptPin",
                pci.interruptPin(),
                "minGrant",
                pci.minGrant(),
                "maxLatency",
                pci.maxLatency());
        json.put(
                "bars",
                list(
                        pci.bars(),
                        b -> object(
                                "index",
                                b.index(),
                                "kind",
                                lower(b.kind()),
                                "prefetchable",
                                b.prefetchable(),
                                "size",
                                b.size(),
                                "maps",
                                b.bank().name())));
        json.put("capabilities", list(pci.capabilities(), DeviceJson::capability));
        pci.msix().ifPresent(m -> json.put("msix", object("vectors", m.vectors(), "bar", m.bar())));
        return json;
    }

    private static Map<String, Object> capability(Pci.Capability c) {
        Map<String, Object> json = object(
                "id",
                c.id(),
                "offset",
                hex(c.offset()),
                "title",
                c.title(),
                "bytes",
                c.body(),
                "writable",
                c.writable());
        c.window()
                .ifPresent(w -> json.put(
                        "window",
                        object("region", w.region(), "offset", w.offset(), "length", w.length(), "data", w.data())));
        return json;
    }

    private static Map<String, Object> bank(Bank bank) {
        return object(
                "name",
                bank.name(),
                "title",
                bank.title(),
                "partial",
                lower(bank.partial()),
                "default",
                bank.defaultByte(),
                "registers",
                list(bank.registers(), DeviceJson::register));
    }

    private static Map<String, Object> register(Register r) {
        Map<String, Object> json = object(
                "name",
                r.name(),
                "title",
                r.title(),
                "section",
                r.section(),
                "offset",
                hex(r.offset()),
                "width",
                r.width(),
                "count",
                r.count(),
                "step",
                r.stride(),
                "storage",
                r.storage().name());
        r.alias().ifPresent(a -> json.put("alias", a));
        json.put("fields", list(r.fields(), DeviceJson::field));
        json.put(
                "actions",
                object(
                        "beforeRead",
                        r.beforeRead().isPresent(),
                        "onRead",
                        r.onRead().isPresent(),
                        "onWrite",
                        r.onWrite().size()));
        json.put("source", r.span().toString());
        return json;
    }

    private static Map<String, Object> field(Field f) {
        Map<String, Object> json = object(
                "name",
                f.name(),
                "title",
                f.title(),
                "msb",
                f.msb(),
                "lsb",
                f.lsb(),
                "kind",
                lower(f.kind()),
                "sw",
                lower(f.sw()),
                "onread",
                lower(f.onRead()),
                "atHigh",
                f.onReadHigh(),
                "onwrite",
                lower(f.onWrite()),
                "singlepulse",
                f.singlePulse(),
                "counter",
                f.counter(),
                "saturate",
                f.saturate(),
                "hwset",
                f.hwSet(),
                "constant",
                hex(f.constant()));
        f.interruptEnable().ifPresent(e -> json.put("intrEnable", e));
        return json;
    }

    private static Map<String, Object> cell(Cell c) {
        return object(
                "name",
                c.name(),
                "title",
                c.title(),
                "width",
                c.width(),
                "count",
                c.count(),
                "resets",
                list(c.resets(), r -> object("domains", r.domains(), "values", list(r.values(), DeviceJson::hex))));
    }

    private static Map<String, Object> layout(Layout l) {
        return object(
                "name",
                l.name(),
                "title",
                l.title(),
                "section",
                l.section(),
                "bytes",
                l.bytes(),
                "fields",
                list(l.fields(), s -> object("name", s.name(), "title", s.title(), "msb", s.msb(), "lsb", s.lsb())));
    }

    private static Map<String, Object> step(Path.Step step) {
        return switch (step) {
            case Path.Access a ->
                object(
                        a.write() ? "write" : "read",
                        a.bank().name() + "." + a.register().name());
            case Path.EngineStep e -> object("engine", e.engine());
            case Path.Repeat r ->
                object(
                        "repeat", object("perUnit", r.perUnit(), "constant", r.constant(), "divisor", r.divisor()),
                        "steps", list(r.steps(), DeviceJson::step));
            case Path.OptionalSteps o -> object("optional", list(o.steps(), DeviceJson::step));
        };
    }

    private static <T, R> List<R> list(List<T> items, Function<T, R> json) {
        return items.stream().map(json).toList();
    }

    /// An object of keys and values in turn, in that order.
    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            json.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return json;
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
