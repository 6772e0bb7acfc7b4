package nicc.dsl.interp;

import java.util.HashMap;
import java.util.Map;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.dsl.semantics.Fetched;

/// Locals and snapshots of one running action or hook, by name.
final class Activation {
    private final Map<String, Bits> locals = new HashMap<>();
    private final Map<String, Fetched<Bits>> snapshots = new HashMap<>();

    Bits get(Local local) {
        Bits value = locals.get(local.name());
        if (value == null) {
            throw new IllegalStateException("no value for " + local.name());
        }
        return value;
    }

    void set(Local local, Bits value) {
        if (local.width() != value.width()) {
            throw new IllegalArgumentException(local + " := " + value);
        }
        locals.put(local.name(), value);
    }

    Fetched<Bits> get(Snapshot snapshot) {
        Fetched<Bits> value = snapshots.get(snapshot.name());
        if (value == null) {
            throw new IllegalStateException("no value for " + snapshot.name());
        }
        return value;
    }

    void set(Snapshot snapshot, Fetched<Bits> value) {
        snapshots.put(snapshot.name(), value);
    }
}
