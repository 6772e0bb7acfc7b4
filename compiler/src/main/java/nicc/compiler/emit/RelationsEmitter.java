package nicc.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nicc.compiler.ir.BankCode;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.EngineCode;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.RegisterCode;
import nicc.compiler.ir.RingCode;
import nicc.compiler.ir.StateCell;
import nicc.dsl.model.Device;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the compiler knows about the classes, for whoever proves something about them: which field holds what,
/// which method does what, and what passes keep true. It is to be checked, never trusted.
final class RelationsEmitter {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Device device;
    private final Program program;
    private final Naming naming;
    private final String build;
    private final String specHash;

    RelationsEmitter(Device device, Program program, Naming naming, String build, String specHash) {
        this.device = device;
        this.program = program;
        this.naming = naming;
        this.build = build;
        this.specHash = specHash;
    }

    String emit() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", 1);
        root.put("device", device.name());
        root.put("build", build);
        root.put("specHash", specHash);
        root.put("class", naming.device().reflectionName());
        root.put("passes", program.passes());
        root.put("cells", program.cells().stream().map(RelationsEmitter::cell).toList());
        root.put(
                "buffers",
                program.buffers().stream().map(RelationsEmitter::buffer).toList());
        root.put(
                "registers",
                program.registers().stream().map(RelationsEmitter::register).toList());
        root.put("banks", program.banks().stream().map(RelationsEmitter::bank).toList());
        root.put("rings", program.rings().stream().map(this::ring).toList());
        root.put(
                "engines",
                program.work().engines().stream().map(RelationsEmitter::engine).toList());
        root.put("lines", program.lines().stream().map(RelationsEmitter::line).toList());
        root.put("methods", methods());
        root.put("work", work());
        return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private static Map<String, Object> cell(StateCell c) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("field", c.field());
        m.put("name", c.name());
        m.put("kind", c.kind().name());
        m.put("type", Literals.type(c.type()));
        m.put("width", c.width());
        m.put("count", c.count());
        m.put("array", c.array());
        m.put("registers", c.registers());
        return m;
    }

    private static Map<String, Object> buffer(BufferCell b) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("field", b.field());
        m.put("name", b.name());
        m.put("capacity", b.capacity());
        m.put("scratch", b.scratch());
        return m;
    }

    private static Map<String, Object> register(RegisterCode r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("bank", r.bank());
        m.put("register", r.name());
        m.put("value", r.value());
        m.put("read", r.read());
        m.put("write", r.write());
        m.put("posted", r.posted());
        return m;
    }

    private static Map<String, Object> bank(BankCode b) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("bank", b.name());
        m.put("read", b.read());
        m.put("write", b.write());
        m.put("whole", b.whole());
        m.put("store", b.store());
        return m;
    }

    private Map<String, Object> ring(RingCode r) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("ring", r.name());
        m.put("bytes", r.bytes());
        m.put("available", r.available());
        m.put("base", r.base());
        m.put("size", r.size());
        m.put("head", r.head());
        m.put("headLsb", r.headLsb());
        m.put("headWidth", r.headWidth());
        m.put("slots", r.slots());
        m.put("ahead", r.ahead());
        m.put("keeps", invariants(r));
        return m;
    }

    private static List<String> invariants(RingCode r) {
        List<String> keeps = new ArrayList<>();
        keeps.add("slot == " + r.base() + "() + " + r.bytes() + " * head");
        if (r.ahead() > 1) {
            keeps.add(r.name() + "Ahead <= " + r.available() + "()");
            keeps.add(r.name() + "Ahead + head <= " + r.size() + "()");
            keeps.add(r.name() + "Next + " + r.name() + "Ahead <= " + r.ahead());
        }
        return keeps;
    }

    private static Map<String, Object> engine(EngineCode e) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("engine", e.name());
        m.put("ready", e.ready());
        m.put("step", e.step());
        m.put("receives", e.receives());
        return m;
    }

    private static Map<String, Object> line(LineCode l) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("interrupt", l.name());
        m.put("update", l.update());
        m.put("level", l.level());
        m.put("asserted", l.asserted());
        m.put("quietUntil", l.quietUntil());
        return m;
    }

    private List<Map<String, Object>> methods() {
        List<Map<String, Object>> all = new ArrayList<>();
        program.functions().values().forEach(f -> {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("method", f.name());
            m.put("origin", f.origin());
            m.put("does", f.doc());
            all.add(m);
        });
        return all;
    }

    /// What holds whenever the runtime has control.
    private List<String> betweenEvents() {
        return program.cells().stream()
                .filter(c -> c.kind() == StateCell.Kind.SCRATCH && c.name().startsWith("deferredCount"))
                .map(c -> c.field() + " == 0")
                .toList();
    }

    private Map<String, Object> work() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("expire", program.work().expire());
        m.put("batch", program.work().batch());
        m.put("afterEvent", program.work().afterEvent());
        m.put("afterBatch", program.work().afterBatch());
        m.put("afterWork", program.work().afterWork());
        m.put("keeps", betweenEvents());
        return m;
    }
}
