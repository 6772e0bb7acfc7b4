package nicc.verifier.exit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Ring;
import nicc.verifier.flow.Footprint;
import nicc.verifier.flow.RingShape;

/// What hands descriptors of a ring to the device: the guest's writes of base, size and tail; and counts in guest
/// memory, by which engines move the tail without an exit ([TailLemma]).
///
/// @param cells what base, size and tail are made of
/// @param counts the cell that keeps the guest's count as the device knows it, by the event that moves the tail
/// @param other an event that changes base, size or tail by anything else
record Handover(Set<String> cells, Map<String, String> counts, Optional<String> other) {

    Handover {
        cells = Set.copyOf(cells);
        counts = Map.copyOf(counts);
    }

    static Handover of(Device device, Ring ring, Soundness soundness) {
        RingShape shape = soundness.ring(ring);
        Set<String> cells = new TreeSet<>(shape.tail().sources());
        cells.addAll(shape.base().sources());
        cells.addAll(shape.size().sources());
        cells.remove(ring.head().cell().name());
        Map<String, String> counts = new TreeMap<>();
        for (Map.Entry<String, Footprint> event : soundness.events().entrySet()) {
            if (Soundness.meet(event.getValue().writes(), cells)) {
                Optional<String> count = count(device, ring, event, cells);
                if (count.isEmpty()) {
                    return new Handover(cells, counts, Optional.of(event.getKey()));
                }
                counts.put(event.getKey(), count.get());
            }
        }
        return new Handover(cells, counts, Optional.empty());
    }

    private static Optional<String> count(
            Device device, Ring ring, Map.Entry<String, Footprint> event, Set<String> cells) {
        Set<String> used = new TreeSet<>();
        event.getValue().state().forEach((part, value) -> {
            if (cells.contains(part)) {
                used.addAll(value.sources());
            }
        });
        used.retainAll(event.getValue().writes());
        List<Cell> candidates = device.cells().stream()
                .filter(cell -> used.contains(cell.name()) && !cells.contains(cell.name()) && !cell.array())
                .toList();
        Optional<Engine> engine = device.engines().stream()
                .filter(one -> event.getKey().equals("engine " + one.name()))
                .findFirst();
        return engine.flatMap(one -> TailLemma.count(device, ring, one, candidates));
    }

    /// Cells and counts, sorted: `RDBAH, RDBAL, RDLEN, RDT`.
    String registers() {
        return String.join(", ", new TreeSet<>(cells));
    }

    /// The counts, each once, sorted.
    String words() {
        return String.join(", ", new TreeSet<>(counts.values()));
    }

    /// The events that move the tail, sorted.
    String movers() {
        return String.join(", ", new TreeSet<>(counts.keySet()));
    }
}
