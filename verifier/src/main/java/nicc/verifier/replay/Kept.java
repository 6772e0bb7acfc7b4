package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
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

    /// Whether a scene is about what the runtime calls.
    static boolean isEvent(Scene scene) {
        return scene.code().stream().anyMatch(call -> EVENTS.contains(call.method()));
    }

    /// The places that some calls access.
    static List<Long> places(List<PortCall> calls) {
        List<Long> places = new ArrayList<>();
        for (PortCall call : calls) {
            switch (call) {
                case PortCall.Scatter scatter -> places.add(scatter.address());
                case PortCall.Gather gather -> places.add(gather.address());
                case PortCall.Store store -> places.add(store.address());
                case PortCall.Publish publish -> places.add(publish.address());
                default -> {
                    // No access that a kept store could meet; descriptors are read as the script says.
                }
            }
        }
        return places;
    }

    /// A store of a byte, to one of some places, or to one of its own.
    static PortCall.Store store(List<Long> places, int number) {
        long at = places.isEmpty() ? EARLIER : places.get(number / 4 % places.size());
        return new PortCall.Store(at, Octets.of(new byte[] {(byte) number}));
    }

    /// Has a class keep a store of a byte.
    static void keep(LoadedDevice loaded, PortCall.Store store) throws InvocationTargetException {
        loaded.call(DEFER, List.of(0L, store.address(), (long) store.bytes().at(0)));
    }

    /// Where nothing is kept, the range of what was kept before may be any.
    static void leftover(LoadedDevice loaded, Relations relations, int number) {
        for (String name : List.of("deferredLow", "deferredLast")) {
            field(relations, name)
                    .filter(_ -> number % 2 == 1)
                    .ifPresent(field -> loaded.set(field, number % 4 == 1 ? number : -number));
        }
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
