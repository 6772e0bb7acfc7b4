package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// The stores that a class keeps for later.
final class Kept {
    static final String DEFER = "defer";
    static final String FLUSH = "flushDeferred";
    static final String SETTLE = "settleDeferred";
    static final String STORE = "storeDeferred";

    private static final long EARLIER = 0x7D3A_0000_0000L;
    private static final String COUNT = "deferredCount";

    /// What the runtime calls: behind it, nothing may be kept.
    private static final Set<String> EVENTS =
            Set.of("read", "write", "peek", "reset", "link", "work", "nextDeadline", "save", "restore");

    private Kept() {}

    /// Whether a class keeps stores at all.
    static boolean has(Relations relations) {
        return relations.cells().stream().anyMatch(cell -> cell.name().equals(COUNT));
    }

    /// Behind a part of an event, what is kept counts as stored: so it is stored now. Behind an event it would stay.
    static void finish(LoadedDevice loaded, Relations relations, Scene scene) throws InvocationTargetException {
        if (has(relations) && !isEvent(scene)) {
            loaded.call(FLUSH, List.of());
        }
    }

    private static boolean isEvent(Scene scene) {
        return scene.code().stream().anyMatch(call -> EVENTS.contains(call.method()));
    }

    /// A store that is kept when a part of an event begins: every other filling has one, to a place of its own.
    static Optional<PortCall.Store> before(Relations relations, Scene scene, Filling filling) {
        return has(relations) && !isEvent(scene) && filling.number() % 2 == 1
                ? Optional.of(new PortCall.Store(EARLIER, Octets.of(new byte[] {(byte) filling.number()})))
                : Optional.empty();
    }

    /// Has a class keep a store of a byte.
    static void keep(LoadedDevice loaded, PortCall.Store store) throws InvocationTargetException {
        loaded.call(DEFER, List.of(0L, store.address(), (long) store.bytes().at(0)));
    }

    /// How many stores a class keeps.
    static long count(LoadedDevice loaded, Relations relations) {
        return relations.cells().stream()
                .filter(cell -> cell.name().equals(COUNT))
                .findFirst()
                .map(cell -> loaded.number(cell.field()))
                .orElse(0L);
    }

    /// The field of a part of the queue.
    static Optional<String> field(Relations relations, String name) {
        return relations.cells().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .map(Relations.Cell::field);
    }
}
