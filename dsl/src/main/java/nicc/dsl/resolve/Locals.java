package nicc.dsl.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import org.jspecify.annotations.Nullable;

/// The names inside a piece of code. Blocks nest; the model's names are unique in the whole piece.
final class Locals {

    private final @Nullable Locals outer;
    private final Set<String> taken;
    private final Map<String, Binding> names = new HashMap<>();

    /// What a local name stands for.
    sealed interface Binding {}

    record ValueBinding(Local local, boolean variable) implements Binding {}

    record SnapshotBinding(Snapshot snapshot, boolean taken) implements Binding {}

    Locals() {
        this(null, new HashSet<>());
    }

    private Locals(@Nullable Locals outer, Set<String> taken) {
        this.outer = outer;
        this.taken = taken;
    }

    Locals nested() {
        return new Locals(this, taken);
    }

    Optional<Binding> find(String name) {
        Binding binding = names.get(name);
        if (binding != null) {
            return Optional.of(binding);
        }
        return outer == null ? Optional.empty() : outer.find(name);
    }

    /// Binds a name that the language gives.
    void bind(String name, Local local) {
        taken.add(local.name());
        names.put(name, new ValueBinding(local, false));
    }

    Local value(String name, int width, boolean variable) {
        Local local = new Local(unique(name), width);
        names.put(name, new ValueBinding(local, variable));
        return local;
    }

    Snapshot snapshot(String name, Layout layout, boolean fromRing) {
        Snapshot snapshot = new Snapshot(unique(name), layout);
        names.put(name, new SnapshotBinding(snapshot, fromRing));
        return snapshot;
    }

    /// A local that no source name reaches.
    Local fresh(String name, int width) {
        return new Local(unique(name), width);
    }

    /// Reports a second declaration of a name in the same block.
    void checkNew(String name, Span span, Session session) {
        if (names.containsKey(name)) {
            session.error(Code.DUPLICATE_NAME, span, "this block has a '" + name + "' already");
        }
    }

    private String unique(String name) {
        String candidate = name;
        for (int i = 2; !taken.add(candidate); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }
}
