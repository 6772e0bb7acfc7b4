package nicc.dsl.interp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import org.jspecify.annotations.Nullable;

/// The present state, changeable; all 0, empty and down at first. See [DeviceState] for what it consists of.
final class LiveState {
    private final Map<String, long[]> cells = new LinkedHashMap<>();

    /// What cells were when they were last saved or restored; only cells that have changed since are missing.
    private final Map<String, List<Long>> known = new HashMap<>();

    final Map<String, BufferBytes> buffers = new LinkedHashMap<>();
    final Map<String, Long> deadlines = new LinkedHashMap<>();
    final Set<String> asserted = new HashSet<>();
    final Map<String, Long> quietUntil = new LinkedHashMap<>();
    final Deque<Octets> looped = new ArrayDeque<>();
    long now;
    boolean linkUp;

    LiveState(Device device) {
        device.cells().forEach(cell -> cells.put(cell.name(), new long[cell.count()]));
        device.buffers().forEach(buffer -> buffers.put(buffer.name(), new BufferBytes(buffer.capacity())));
    }

    long[] cell(Cell cell) {
        return part(cells.get(cell.name()), cell.name());
    }

    /// A cell that is about to change.
    long[] changed(Cell cell) {
        known.remove(cell.name());
        return cell(cell);
    }

    BufferBytes buffer(Buffer buffer) {
        return part(buffers.get(buffer.name()), buffer.name());
    }

    private static <T> T part(@Nullable T state, String name) {
        if (state == null) {
            throw new IllegalArgumentException("the device has no " + name);
        }
        return state;
    }

    Map<String, List<Long>> cellValues() {
        Map<String, List<Long>> values = new LinkedHashMap<>();
        cells.forEach((name, elements) -> values.put(
                name,
                known.computeIfAbsent(name, _ -> Arrays.stream(elements).boxed().toList())));
        return values;
    }

    DeviceState save() {
        Map<String, Octets> contents = new LinkedHashMap<>();
        buffers.forEach((name, bytes) -> contents.put(name, bytes.content()));
        return new DeviceState(
                cellValues(), contents, deadlines, asserted, quietUntil, List.copyOf(looped), now, linkUp);
    }

    void restore(DeviceState state) {
        state.cells().forEach(this::restore);
        state.buffers().forEach((name, bytes) -> part(buffers.get(name), name).set(bytes.toArray()));
        replace(deadlines, state.deadlines());
        replace(quietUntil, state.quietUntil());
        asserted.clear();
        asserted.addAll(state.asserted());
        looped.clear();
        looped.addAll(state.looped());
        now = state.now();
        linkUp = state.linkUp();
    }

    /// A list that a cell was saved to or restored from has not changed; most cells are what they were.
    @SuppressWarnings("ReferenceEquality")
    private void restore(String name, List<Long> values) {
        if (known.get(name) != values) {
            Arrays.setAll(part(cells.get(name), name), values::get);
            known.put(name, values);
        }
    }

    private static void replace(Map<String, Long> target, Map<String, Long> values) {
        target.clear();
        target.putAll(values);
    }
}
