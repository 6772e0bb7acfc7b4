package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Timer;
import nicc.verifier.encode.Asked;
import nicc.verifier.encode.Names;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// Makes a scene small: numbers become 0, many at once at first, and else lose bits.
final class SceneShrink {
    private static final long NEVER = Long.MAX_VALUE;

    /// A number of the state on both sides.
    private record Part(String spec, String field, long least) {}

    private final List<Part> parts = new ArrayList<>();
    private final Predicate<Scene> tells;
    private final long deadline;

    SceneShrink(Device device, Relations relations, Predicate<Scene> tells, long nanos) {
        this.tells = tells;
        this.deadline = System.nanoTime() + nanos;
        Map<String, String> fields = new HashMap<>();
        relations.cells().stream().filter(cell -> !cell.array()).forEach(cell -> fields.put(cell.name(), cell.field()));
        device.cells().stream()
                .filter(cell -> !cell.array())
                .forEach(cell -> add(Names.of(cell), fields.get(cell.name()), 0));
        for (Timer timer : device.timers()) {
            add(Names.deadline(timer), fields.get("timer " + timer.name()), NEVER);
        }
        for (Interrupt interrupt : device.interrupts()) {
            add(Names.asserted(interrupt), fields.get("interrupt " + interrupt.name() + ".asserted"), 0);
            add(Names.quiet(interrupt), fields.get("interrupt " + interrupt.name() + ".quiet"), 0);
        }
        add(Names.LINK, fields.get("link"), 0);
        device.parameters()
                .forEach(parameter ->
                        add("parameter " + parameter.name(), fields.get("parameter " + parameter.name()), 0));
    }

    private void add(String spec, String field, long least) {
        parts.add(new Part(spec, field == null ? "" : field, least));
    }

    Scene shrink(Scene scene) {
        Scene small = arrays(scene);
        List<Part> open = parts.stream()
                .filter(part -> value(scene, part) != part.least())
                .toList();
        small = chunks(small, open);
        small = bits(small);
        return operands(small);
    }

    private static long value(Scene scene, Part part) {
        return scene.numbers().getOrDefault(part.spec(), part.least());
    }

    private Scene arrays(Scene scene) {
        Scene small = scene;
        for (String name : scene.arrays().keySet()) {
            Map<String, List<Long>> arrays = new HashMap<>(small.arrays());
            arrays.remove(name);
            small = better(small, with(small, small.numbers(), small.fields(), arrays));
        }
        return small;
    }

    private Scene better(Scene present, Scene candidate) {
        return System.nanoTime() < deadline && tells.test(candidate) ? candidate : present;
    }

    private Scene chunks(Scene scene, List<Part> open) {
        Scene small = scene;
        for (int length = Integer.highestOneBit(Math.max(1, open.size())); length > 0; length /= 2) {
            for (int from = 0; from < open.size(); from += length) {
                List<Part> some = open.subList(from, Math.min(open.size(), from + length));
                small = better(small, least(small, some));
            }
        }
        return small;
    }

    private static Scene least(Scene scene, List<Part> some) {
        Map<String, Long> numbers = new HashMap<>(scene.numbers());
        Map<String, Long> fields = new HashMap<>(scene.fields());
        for (Part part : some) {
            numbers.put(part.spec(), part.least());
            fields.computeIfPresent(part.field(), (_, _) -> part.least());
        }
        return with(scene, numbers, fields, scene.arrays());
    }

    private Scene bits(Scene scene) {
        Scene small = scene;
        for (Part part : parts) {
            long value = value(small, part);
            for (long left = part.least() == 0 ? value : 0; left != 0; left &= left - 1) {
                long without = value(small, part) & ~Long.lowestOneBit(left);
                Scene candidate = least(small, List.of(new Part(part.spec(), part.field(), without)));
                small = better(small, candidate);
            }
        }
        return small;
    }

    private Scene operands(Scene scene) {
        boolean writes = scene.spec().size() == 1
                && scene.spec().getFirst().what() == Asked.What.WRITE
                && scene.code().size() == 1;
        if (!writes) {
            return scene;
        }
        Scene small = scene;
        long value = scene.spec().getFirst().operands().getLast();
        for (long left = value; left != 0; left &= left - 1) {
            long without = small.spec().getFirst().operands().getLast() & ~Long.lowestOneBit(left);
            small = better(small, written(small, without));
        }
        return small;
    }

    private static Scene written(Scene scene, long value) {
        Scene.Occurrence write = scene.spec().getFirst();
        Scene.Invocation call = scene.code().getFirst();
        return new Scene(
                scene.numbers(),
                scene.arrays(),
                scene.fields(),
                scene.buffers(),
                scene.now(),
                List.of(new Scene.Occurrence(write.what(), write.about(), last(write.operands(), value))),
                List.of(new Scene.Invocation(call.method(), last(call.arguments(), value), call.constant())),
                scene.answers(),
                scene.received(),
                scene.part());
    }

    private static List<Long> last(List<Long> numbers, long value) {
        List<Long> changed = new ArrayList<>(numbers);
        changed.set(changed.size() - 1, value);
        return changed;
    }

    private static Scene with(
            Scene scene, Map<String, Long> numbers, Map<String, Long> fields, Map<String, List<Long>> arrays) {
        return new Scene(
                numbers,
                arrays,
                fields,
                scene.buffers(),
                scene.now(),
                scene.spec(),
                scene.code(),
                scene.answers(),
                scene.received(),
                scene.part());
    }
}
