package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nicc.dsl.model.Device;
import nicc.dsl.model.Parameter;
import nicc.verifier.refine.Relations;

/// Saves a state of one object of the loaded class and has another one take the image.
final class ImageRun {
    private final Device device;
    private final Subject subject;

    ImageRun(Device device, Subject subject) {
        this.device = device;
        this.subject = subject;
    }

    /// What differs after a round trip, for some state.
    ///
    /// @param seed which state
    Optional<Difference> compare(long seed) {
        Seen before;
        try {
            LoadedDevice first = device();
            fill(first, new Random(seed));
            before = new Seen(Optional.empty(), first.state(), List.of(), Optional.empty());
            byte[] image = first.save();
            LoadedDevice second = device();
            second.restore(image);
            return Comparison.of(before, new Seen(Optional.empty(), second.state(), List.of(), Optional.empty()));
        } catch (InvocationTargetException e) {
            return Optional.of(new Difference(
                    Difference.Kind.FAILURE, "a round trip", "keeps the state", "throws " + e.getCause(), 0));
        }
    }

    private LoadedDevice device() throws InvocationTargetException {
        LoadedPorts ports = new LoadedPorts(subject.mirror(), new GuestWorld(List.of(), 0), false);
        return subject.device(
                ports, device.parameters().stream().map(Parameter::defaultValue).toList());
    }

    /// Any numbers of the widths that the compiler says; no parameters, which are no state. Moments lie ahead.
    private void fill(LoadedDevice loaded, Random random) {
        Map<String, Integer> widths = new HashMap<>();
        device.cells().forEach(cell -> widths.put(cell.name(), cell.width()));
        for (Relations.Cell cell : subject.relations().cells()) {
            long mask = -1L >>> (Long.SIZE - cell.width());
            if (cell.array()) {
                List<Long> values = new ArrayList<>();
                for (int i = 0; i < cell.count(); i++) {
                    values.add(random.nextLong() & mask);
                }
                loaded.set(cell.field(), values);
            } else if (widths.containsKey(cell.name())) {
                loaded.set(cell.field(), random.nextLong() & mask);
            } else if (cell.name().startsWith("timer ") || cell.name().endsWith(".quiet")) {
                loaded.set(cell.field(), random.nextInt() & Integer.MAX_VALUE);
            } else if (cell.name().endsWith(".asserted")) {
                loaded.set(cell.field(), random.nextInt(2));
            }
        }
        for (Relations.Buffer buffer : subject.relations().buffers()) {
            if (!buffer.scratch()) {
                byte[] bytes = new byte[random.nextInt(Math.min(buffer.capacity(), 256))];
                random.nextBytes(bytes);
                loaded.set(buffer.field(), bytes);
            }
        }
    }
}
