package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import nicc.dsl.model.Action;
import nicc.dsl.model.Device;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Parameter;
import nicc.verifier.encode.Asked;
import nicc.verifier.refine.Scene;

/// What an action is given in a scene, on both sides: values of parameters; of each snapshot `d`, the bytes of its
/// record, whether it has a slot, and the slot. The class's method has `d0` and up for the record's words of 8 bytes,
/// `dHeld` and `dSlot`.
///
/// @param action the action
/// @param operands as the spec is given them
/// @param method the class's method
/// @param parameters its parameters
record Operands(Action action, List<Long> operands, String method, List<Parameter> parameters) {

    /// Of a scene that is one call of an action, if the method's parameters say what they are.
    static Optional<Operands> of(Device device, ClassImage image, Scene scene) {
        boolean one = scene.spec().size() == 1
                && scene.code().size() == 1
                && scene.spec().getFirst().what() == Asked.What.CALL;
        if (!one) {
            return Optional.empty();
        }
        Scene.Occurrence call = scene.spec().getFirst();
        String method = scene.code().getFirst().method();
        return device.actions().stream()
                .filter(action -> action.name().equals(call.about()))
                .findFirst()
                .flatMap(action -> image.parameters(method, "V")
                        .map(parameters -> new Operands(action, call.operands(), method, parameters)))
                .filter(found -> found.parameters.stream()
                        .allMatch(parameter ->
                                found.value(parameter.name(), found.operands).isPresent()));
    }

    /// Others nearby: each parameter that is 0, and each byte of a record, stays or is another.
    ///
    /// @param number draws a number of so many bits
    List<Long> strayed(IntToLongFunction number) {
        List<Long> strayed = new ArrayList<>(operands);
        for (int i = 0; i < action.parameters().size(); i++) {
            if (operands.get(i) == 0) {
                strayed.set(i, number.applyAsLong(action.parameters().get(i).width()));
            }
        }
        for (Snapshot snapshot : action.snapshots()) {
            for (int i = 0; i < snapshot.layout().bytes(); i++) {
                if (number.applyAsLong(1) != 0) {
                    strayed.set(from(snapshot) + i, number.applyAsLong(Byte.SIZE));
                }
            }
        }
        return strayed;
    }

    /// The event with other operands.
    List<Scene.Occurrence> spec(List<Long> others) {
        return List.of(new Scene.Occurrence(Asked.What.CALL, action.name(), others));
    }

    /// The call with other operands.
    List<Scene.Invocation> code(List<Long> others) {
        List<Long> arguments = parameters.stream()
                .map(parameter -> value(parameter.name(), others).orElseThrow())
                .toList();
        return List.of(new Scene.Invocation(method, arguments, ""));
    }

    private int from(Snapshot snapshot) {
        int from = action.parameters().size();
        for (Snapshot other : action.snapshots()) {
            if (other.name().equals(snapshot.name())) {
                break;
            }
            from += other.layout().bytes() + 2;
        }
        return from;
    }

    private Optional<Long> value(String name, List<Long> values) {
        List<String> names = action.parameters().stream().map(Local::name).toList();
        if (names.contains(name)) {
            return Optional.of(values.get(names.indexOf(name)));
        }
        for (Snapshot snapshot : action.snapshots()) {
            int from = from(snapshot);
            int bytes = snapshot.layout().bytes();
            if (name.equals(snapshot.name() + "Held")) {
                return Optional.of(values.get(from + bytes));
            }
            if (name.equals(snapshot.name() + "Slot")) {
                return Optional.of(values.get(from + bytes) != 0 ? values.get(from + bytes + 1) : 0);
            }
            for (int word = 0; Long.BYTES * word < bytes; word++) {
                if (name.equals(snapshot.name() + word)) {
                    return Optional.of(word(values.subList(from, from + bytes), word));
                }
            }
        }
        return Optional.empty();
    }

    private static long word(List<Long> bytes, int word) {
        long value = 0;
        for (int i = 0; i < Long.BYTES && Long.BYTES * word + i < bytes.size(); i++) {
            value |= bytes.get(Long.BYTES * word + i) << (Byte.SIZE * i);
        }
        return value;
    }
}
