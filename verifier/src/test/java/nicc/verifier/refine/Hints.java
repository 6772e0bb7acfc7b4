package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.model.Device;
import nicc.dsl.model.Ring;
import nicc.verifier.bytecode.ClassImage;

/// What a compiler would say about a fixture's class: what its fields hold can be seen from their names.
///
/// @param device the spec
/// @param image the class
record Hints(Device device, ClassImage image) {
    static final String EXPIRE = "expireTimer";

    /// Stores that a fixture's queue has room for, and descriptors that it fetches ahead.
    private static final int MOST = 4;

    List<Relations.Cell> cells() {
        List<Relations.Cell> cells = new ArrayList<>();
        device.cells()
                .forEach(cell -> cells.add(
                        new Relations.Cell(cell.name(), cell.name(), cell.width(), cell.count(), cell.array())));
        device.interrupts().forEach(line -> {
            add(cells, line.name() + "Asserted", Correspondence.asserted(line), 1, 1);
            add(cells, line.name() + "QuietUntil", Correspondence.quiet(line), 63, 1);
        });
        device.timers().forEach(timer -> add(cells, timer.name() + "Due", Correspondence.timer(timer), 63, 1));
        device.rings().forEach(ring -> {
            add(cells, ring.name() + "Ahead", "ring " + ring.name() + ".Ahead", 16, 1);
            add(cells, ring.name() + "Next", "ring " + ring.name() + ".Next", 16, 1);
        });
        add(cells, "deferredCount", "deferredCount", 8, 1);
        add(cells, "deferredLow", "deferredLow", 64, 1);
        add(cells, "deferredLast", "deferredLast", 64, 1);
        add(cells, "deferredAddresses", "deferredAddresses", 64, MOST);
        add(cells, "deferredValues", "deferredValues", 64, MOST);
        add(cells, "deferredKinds", "deferredKinds", 3, MOST);
        return cells;
    }

    private void add(List<Relations.Cell> cells, String field, String name, int width, int count) {
        if (image.fields().stream().anyMatch(f -> f.fieldName().equalsString(field))) {
            cells.add(new Relations.Cell(field, name, width, count, count > 1));
        }
    }

    List<Relations.Buffer> buffers() {
        List<Relations.Buffer> buffers = new ArrayList<>();
        device.buffers()
                .forEach(buffer ->
                        buffers.add(new Relations.Buffer(buffer.name(), buffer.name(), buffer.capacity(), false)));
        device.rings()
                .forEach(ring -> buffers.add(new Relations.Buffer(
                        ring.name() + "Slots",
                        "slots of ring " + ring.name(),
                        MOST * ring.layout().bytes(),
                        true)));
        return buffers;
    }

    List<Relations.Ring> rings() {
        return device.rings().stream()
                .map(Ring::name)
                .filter(ring -> image.has(ring + "Fetch"))
                .map(ring -> new Relations.Ring(ring, MOST))
                .toList();
    }

    /// A class that has batches evaluates its lines behind them.
    List<String> passes() {
        return device.engines().stream().anyMatch(engine -> image.has(engine.name() + "Batch"))
                ? List.of("interrupts")
                : List.of();
    }

    List<String> updates() {
        return device.interrupts().stream()
                .map(line -> "update" + line.name())
                .filter(image::has)
                .toList();
    }
}
