package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.encode.Asked;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// Scenes near a counterexample's. A model that was found with calls taken as a whole says which way an event goes, and
/// leaves at 0 what only the calls look at: then the same event from a state nearby shows what it is about. What a
/// guest's memory holds may be anything at any time; a state may, where the obligation is about a part of an event.
final class Strays {
    private static final int SMALL = 64;
    private static final int FEW = 8;

    private final Device device;
    private final Relations relations;
    private final ClassImage image;
    private final Scene scene;
    private final Random random;

    private Strays(Device device, Relations relations, ClassImage image, Scene scene, int number) {
        this.device = device;
        this.image = image;
        this.relations = relations;
        this.scene = scene;
        this.random = new Random(number);
    }

    /// A scene nearby: each byte that memory brings stays, or is another one; in a part of an event a number that is 0
    /// stays, or is another one, and what an action is given too.
    ///
    /// @param number which one
    static Scene of(Device device, Relations relations, ClassImage image, Scene scene, int number) {
        return new Strays(device, relations, image, scene, number).scene();
    }

    private Scene scene() {
        Map<String, Long> numbers = new HashMap<>(scene.numbers());
        Map<String, List<Long>> arrays = new HashMap<>(scene.arrays());
        Map<String, Long> fields = new HashMap<>(scene.fields());
        Map<String, Scene.Content> buffers = new HashMap<>(scene.buffers());
        if (isPart() && random.nextBoolean()) {
            device.cells().forEach(cell -> stray(cell, numbers, arrays, fields));
            buffers.replaceAll((_, content) -> stray(content));
            Ahead.of(device, relations).forEach(ahead -> fields.put(ahead.ahead(), 0L));
        }
        Optional<Operands> operands = Operands.of(device, image, scene).filter(_ -> random.nextBoolean());
        List<Long> given = operands.map(one -> one.strayed(this::number)).orElse(List.of());
        return new Scene(
                numbers,
                arrays,
                fields,
                buffers,
                scene.now(),
                operands.map(one -> one.spec(given)).orElse(scene.spec()),
                operands.map(one -> one.code(given)).orElse(scene.code()),
                scene.answers().stream().map(this::stray).toList(),
                scene.received(),
                scene.part());
    }

    /// Actions, resets by the device itself and steps begin in any state; whether an engine can step is asked anew.
    private boolean isPart() {
        return scene.spec().stream()
                .allMatch(occurrence -> occurrence.what() == Asked.What.CALL
                        || occurrence.what() == Asked.What.STEP
                        || occurrence.what() == Asked.What.DOMAIN);
    }

    private void stray(Cell cell, Map<String, Long> numbers, Map<String, List<Long>> arrays, Map<String, Long> fields) {
        if (cell.array()) {
            if (cell.count() <= FEW) {
                List<Long> elements = new ArrayList<>();
                for (int i = 0; i < cell.count(); i++) {
                    elements.add(number(cell.width()));
                }
                arrays.put(cell.name(), elements);
            }
            return;
        }
        if (numbers.getOrDefault(cell.name(), 0L) == 0 && random.nextBoolean()) {
            long value = number(cell.width());
            relations.cells().stream()
                    .filter(one -> one.name().equals(cell.name()) && !one.array())
                    .forEach(one -> {
                        numbers.put(cell.name(), value);
                        fields.put(one.field(), value);
                    });
        }
    }

    /// A buffer may be empty only by chance, and what it holds is left open every other time: sums that calls came
    /// to in the model do not have to hold here.
    private Scene.Content stray(Scene.Content content) {
        return random.nextBoolean()
                ? new Scene.Content(Optional.empty(), Map.of(), List.of(), List.of())
                : new Scene.Content(
                        content.length().filter(length -> length > 0), content.bytes(), content.sums(), content.crcs());
    }

    /// Any number of some bits, every other time a small one.
    private long number(int width) {
        long any = random.nextBoolean() ? random.nextInt(SMALL) : random.nextLong();
        return width >= Long.SIZE ? any : any & ((1L << width) - 1);
    }

    private Scene.Answer stray(Scene.Answer answer) {
        return new Scene.Answer(
                answer.address(),
                answer.bytes().stream()
                        .map(octet -> random.nextBoolean() ? octet : random.nextInt(1 << Byte.SIZE))
                        .toList());
    }
}
