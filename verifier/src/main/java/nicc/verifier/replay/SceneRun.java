package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.Octets;
import nicc.dsl.model.Device;
import nicc.verifier.refine.Relations;
import nicc.verifier.refine.Scene;

/// Runs a scene's event from the scene's state, on both sides.
final class SceneRun {
    private static final String CONSTRUCTOR = "<init>";

    private final Device device;
    private final Subject subject;

    SceneRun(Device device, Subject subject) {
        this.device = device;
        this.subject = subject;
    }

    /// The first difference. A scene without an event is about the class's state images: saved by one object
    /// and taken
    /// by another, a state has to be what it was.
    Optional<Difference> compare(Scene scene, Filling filling) {
        if (scene.spec().isEmpty() && scene.code().isEmpty()) {
            return new ImageRun(device, subject).compare(filling.background());
        }
        return Comparison.of(spec(scene, filling), code(scene, filling));
    }

    Seen spec(Scene scene, Filling filling) {
        GuestWorld world = new GuestWorld(scene.answers(), filling.background());
        MeantDevice meant = new MeantDevice(device, world, parameters(scene));
        if (constructs(scene)) {
            return new Seen(Optional.empty(), meant.state(), world.calls(), Optional.empty());
        }
        meant.enter(scene, filling.buffers(), scene.received() ? List.of(filling.frame()) : List.of());
        world.calls().clear();
        Optional<Long> value = Optional.empty();
        for (Scene.Occurrence occurrence : scene.spec()) {
            value = meant.run(occurrence).or(() -> Optional.empty());
        }
        return new Seen(value, meant.state(), world.calls(), Optional.empty());
    }

    private static boolean constructs(Scene scene) {
        return scene.code().stream().anyMatch(call -> call.method().equals(CONSTRUCTOR));
    }

    private Map<String, Long> parameters(Scene scene) {
        Map<String, Long> parameters = new HashMap<>();
        device.parameters()
                .forEach(parameter -> parameters.put(
                        parameter.name(), scene.numbers().getOrDefault("parameter " + parameter.name(), 0L)));
        return parameters;
    }

    Seen code(Scene scene, Filling filling) {
        GuestWorld world = new GuestWorld(scene.answers(), filling.background());
        boolean up = scene.numbers().getOrDefault("link", 0L) != 0;
        LoadedPorts ports = new LoadedPorts(subject.mirror(), world, up);
        List<Long> parameters = device.parameters().stream()
                .map(parameter -> scene.numbers().getOrDefault("parameter " + parameter.name(), 0L))
                .toList();
        Taps.listen(ports);
        try {
            LoadedDevice loaded = subject.device(ports, parameters);
            Optional<Long> value = Optional.empty();
            if (!constructs(scene)) {
                enter(loaded, ports, scene, filling);
                world.calls().clear();
                Taps.listen(ports);
                value = call(loaded, scene);
            }
            Taps.listen(null);
            return new Seen(value, loaded.state(), world.calls(), Optional.empty());
        } catch (InvocationTargetException e) {
            Taps.listen(null);
            return new Seen(Optional.empty(), Map.of(), world.calls(), Optional.of(Thrown.text(e)));
        }
    }

    private static Optional<Long> call(LoadedDevice loaded, Scene scene) throws InvocationTargetException {
        Optional<Long> value = Optional.empty();
        for (Scene.Invocation call : scene.code()) {
            if (call.constant().isEmpty()) {
                value = loaded.call(call.method(), call.arguments());
            } else {
                loaded.callWith(call.method(), call.constant());
            }
        }
        return value;
    }

    private void enter(LoadedDevice loaded, LoadedPorts ports, Scene scene, Filling filling) {
        ports.time(scene.now());
        if (scene.received()) {
            Taps.listen(null);
            ports.loop(filling.frame().toArray());
        }
        for (Relations.Cell cell : subject.relations().cells()) {
            if (cell.array()) {
                List<Long> zeros = Collections.nCopies(cell.count(), 0L);
                loaded.set(cell.field(), scene.arrays().getOrDefault(cell.name(), zeros));
            } else if (scene.fields().containsKey(cell.field())) {
                loaded.set(cell.field(), scene.fields().getOrDefault(cell.field(), 0L));
            }
        }
        for (Relations.Buffer buffer : subject.relations().buffers()) {
            if (!buffer.scratch()) {
                Octets content = filling.buffers().getOrDefault(buffer.name(), Octets.of(new byte[0]));
                loaded.set(buffer.field(), content.toArray());
            }
        }
    }
}
