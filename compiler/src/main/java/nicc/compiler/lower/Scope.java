package nicc.compiler.lower;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nicc.compiler.ir.RecordVariables;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;

/// The locals of one Java method.
final class Scope {
    private final Names global;
    /// The names that an action of a register finds already there.
    private final Set<String> used = new HashSet<>(Set.of("index", "written", "enables", "old"));
    private final Map<Local, Value> locals = new HashMap<>();
    private final Map<String, RecordVariables> records = new HashMap<>();

    Scope(Names global) {
        this.global = global;
    }

    /// A new local for one of the model's.
    ///
    /// @param local the model's
    /// @return the local
    Variable declare(Local local) {
        Variable v = local.width() == 1
                ? Variable.bool(fresh(local.name()))
                : Variable.number(fresh(local.name()), local.width());
        locals.put(local, v.value());
        return v;
    }

    /// Makes one of the model's locals stand for a value.
    ///
    /// @param local the model's
    /// @param value what it stands for
    void bind(Local local, Value value) {
        locals.put(local, value);
    }

    /// What a local of the model stands for.
    ///
    /// @param local the model's
    /// @return its value
    Value value(Local local) {
        Value v = locals.get(local);
        if (v == null) {
            throw new IllegalStateException("local " + local.name() + " is used before it is declared");
        }
        return v;
    }

    /// A number of its own.
    ///
    /// @param name the wanted name
    /// @param width its bits
    /// @return the local
    Variable number(String name, int width) {
        return Variable.number(fresh(name), width);
    }

    /// A truth value of its own.
    ///
    /// @param name the wanted name
    /// @return the local
    Variable bool(String name) {
        return Variable.bool(fresh(name));
    }

    /// The locals of a snapshot.
    ///
    /// @param snapshot the snapshot
    /// @return its locals
    RecordVariables declare(Snapshot snapshot) {
        String name = snapshot.name();
        int words = (snapshot.layout().bytes() + 7) / 8;
        List<Variable> contents = IntStream.range(0, words)
                .mapToObj(i -> new Variable(
                        fresh(name + i),
                        Type.LONG,
                        Math.min(64, 8 * snapshot.layout().bytes() - 64 * i)))
                .toList();
        RecordVariables r = new RecordVariables(contents, bool(name + "Held"), number(name + "Slot", 64));
        records.put(name, r);
        return r;
    }

    /// The locals of a snapshot that was declared.
    ///
    /// @param snapshot the snapshot
    /// @return its locals
    RecordVariables record(Snapshot snapshot) {
        RecordVariables r = records.get(snapshot.name());
        if (r == null) {
            throw new IllegalStateException("snapshot " + snapshot.name() + " is used before it is taken");
        }
        return r;
    }

    private String fresh(String wanted) {
        String base = Names.identifier(wanted);
        String name = base;
        for (int i = 2; global.taken(name) || !used.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }
}
