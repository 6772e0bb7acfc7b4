package nicc.verifier.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;

/// Finds the bits that never change, by induction. At first every bit that power-on decides is taken to stay
/// what
/// power-on makes it. Then every event runs over origins from a state of which only that is taken to be known:
/// accesses to every register with any byte enables, engine steps, timers, the link, resets. A bit that an
/// event
/// might change is given up, and all runs again, until nothing is given up any more. What is left holds at
/// power-on
/// and is kept by every event, so it holds in every reachable state.
public final class Invariants {
    private final Device device;
    private final Map<String, Constants.Known> held = new TreeMap<>();

    private Invariants(Device device) {
        this.device = device;
    }

    /// The bits that never change.
    ///
    /// @param device the device
    /// @return the largest set that this induction shows
    public static Constants of(Device device) {
        return new Invariants(device).find();
    }

    private Constants find() {
        TreeMap<String, Constants.Known> zeros = new TreeMap<>();
        device.cells().forEach(cell -> zeros.put(cell.name(), new Constants.Known(all(cell), 0)));
        begin(new Footprints(device, new Constants(zeros)).reset(Footprints.POWER));
        Map<String, Constants.Known> before;
        do {
            before = Map.copyOf(held);
            new Footprints(device, new Constants(held))
                    .everything()
                    .parallel()
                    .toList()
                    .forEach(this::keep);
        } while (!before.equals(held));
        return new Constants(held);
    }

    private static long all(Cell cell) {
        return -1L >>> (Long.SIZE - cell.width());
    }

    /// Elements of an array that begin with different values leave only what they have in common; those that
    /// power-on
    /// does not touch are 0.
    private void begin(Footprint power) {
        Map<String, Integer> elements = new HashMap<>();
        power.state().forEach((part, word) -> {
            held.merge(cell(part), known(word), Invariants::common);
            elements.merge(cell(part), 1, Integer::sum);
        });
        for (Cell cell : device.cells()) {
            if (elements.getOrDefault(cell.name(), 0) < cell.count()) {
                held.merge(cell.name(), new Constants.Known(all(cell), 0), Invariants::common);
            }
        }
        held.keySet().retainAll(device.cells().stream().map(Cell::name).toList());
    }

    /// The cell that a part of the state is, or is an element of.
    private static String cell(String part) {
        int bracket = part.indexOf('[');
        return bracket < 0 ? part : part.substring(0, bracket);
    }

    private static Constants.Known known(Word word) {
        long mask = 0;
        long value = 0;
        for (int i = 0; i < word.width(); i++) {
            if (word.bits().get(i) instanceof Bit.Known(boolean one)) {
                mask |= 1L << i;
                value |= one ? 1L << i : 0;
            }
        }
        return new Constants.Known(mask, value);
    }

    private static Constants.Known common(Constants.Known a, Constants.Known b) {
        long mask = a.mask() & b.mask() & ~(a.value() ^ b.value());
        return new Constants.Known(mask, a.value() & mask);
    }

    private void keep(Footprint event) {
        event.state()
                .forEach((part, word) ->
                        held.computeIfPresent(cell(part), (name, present) -> common(present, known(word))));
    }
}
