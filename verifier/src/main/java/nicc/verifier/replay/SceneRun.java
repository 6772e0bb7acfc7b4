package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.Octets;
import nicc.dsl.interp.PortCall;
import nicc.dsl.model.Device;
import nicc.verifier.encode.Asked;
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

    /// The first difference. A scene without an event is about a part of the class.
    Optional<Difference> compare(Scene scene, Filling filling) {
        if (scene.part().isPresent()) {
            return new PartRun(device, subject).compare(scene, filling);
        }
        Optional<PortCall.Store> kept = kept(scene, filling);
        Meant meant = meant(scene, filling, kept);
        Done done = done(scene, filling, kept);
        return Comparison.of(meant.seen(), done.seen(), strict())
                .or(() -> done.loaded().flatMap(loaded -> wrong(loaded, meant.device(), done.world())));
    }

    /// Whether a scene can be: an engine steps when it can.
    boolean possible(Scene scene, Filling filling) {
        MeantDevice meant = before(scene, filling, new GuestWorld(scene.answers(), filling.background()));
        return scene.spec().stream()
                .filter(occurrence -> occurrence.what() == Asked.What.STEP)
                .allMatch(step -> meant.run(new Scene.Occurrence(Asked.What.READY, step.about(), List.of()))
                                .orElseThrow()
                        != 0);
    }

    /// A store that is kept when a part of an event begins: every fourth filling has one to a place of its own, every
    /// fourth to one that the part itself accesses.
    private Optional<PortCall.Store> kept(Scene scene, Filling filling) {
        if (filling.number() % 2 == 0 || !Kept.has(subject.relations()) || Kept.isEvent(scene) || constructs(scene)) {
            return Optional.empty();
        }
        List<Long> places = filling.number() % 4 == 1
                ? List.of()
                : Kept.places(meant(scene, filling, Optional.empty()).seen().calls());
        return Optional.of(Kept.store(places, filling.number()));
    }

    /// Whether the class says everything in the spec's order.
    private boolean strict() {
        return subject.relations().rings().isEmpty() && !Kept.has(subject.relations());
    }

    /// What the class holds between events has to be the device's.
    private Optional<Difference> wrong(LoadedDevice loaded, MeantDevice meant, GuestWorld world) {
        long kept = Kept.count(loaded, subject.relations());
        if (kept != 0) {
            return Optional.of(new Difference(
                    Difference.Kind.STATE, "stores that are kept behind the event", "none", kept + " stores", 0));
        }
        for (Relations.Buffer buffer : subject.relations().buffers()) {
            int length = loaded.bytes(buffer.field()).length;
            if (buffer.scratch() && length != buffer.capacity()) {
                return Optional.of(new Difference(
                        Difference.Kind.STATE, buffer.name(), buffer.capacity() + " bytes", length + " bytes", 0));
            }
        }
        return Ahead.of(device, subject.relations()).stream()
                .flatMap(ahead -> ahead.wrong(loaded, ahead.view(meant.interpreter()), world).stream())
                .findFirst();
    }

    private record Meant(Seen seen, MeantDevice device) {}

    private record Done(Seen seen, Optional<LoadedDevice> loaded, GuestWorld world) {}

    private MeantDevice before(Scene scene, Filling filling, GuestWorld world) {
        MeantDevice meant = new MeantDevice(device, world, parameters(device, scene));
        if (!constructs(scene)) {
            meant.enter(scene, filling.buffers(), scene.received() ? List.of(filling.frame()) : List.of());
        }
        return meant;
    }

    private Meant meant(Scene scene, Filling filling, Optional<PortCall.Store> kept) {
        GuestWorld world = new GuestWorld(scene.answers(), filling.background());
        MeantDevice meant = before(scene, filling, world);
        if (constructs(scene)) {
            return new Meant(new Seen(Optional.empty(), meant.state(), world.calls(), Optional.empty()), meant);
        }
        world.calls().clear();
        kept.ifPresent(store -> {
            world.say(store);
            world.store(store.address(), store.bytes().toArray());
        });
        Optional<Long> value = Optional.empty();
        for (Scene.Occurrence occurrence : scene.spec()) {
            value = meant.run(occurrence).or(() -> Optional.empty());
        }
        return new Meant(new Seen(value, meant.state(), world.calls(), Optional.empty()), meant);
    }

    private static boolean constructs(Scene scene) {
        return scene.code().stream().anyMatch(call -> call.method().equals(CONSTRUCTOR));
    }

    /// The parameters of a scene by name.
    static Map<String, Long> parameters(Device device, Scene scene) {
        Map<String, Long> parameters = new HashMap<>();
        device.parameters()
                .forEach(parameter -> parameters.put(
                        parameter.name(), scene.numbers().getOrDefault("parameter " + parameter.name(), 0L)));
        return parameters;
    }

    /// What the class comes to.
    Seen code(Scene scene, Filling filling) {
        return done(scene, filling, Optional.empty()).seen();
    }

    private Done done(Scene scene, Filling filling, Optional<PortCall.Store> kept) {
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
                hold(loaded, scene, filling, world);
                world.calls().clear();
                Taps.listen(ports);
                if (kept.isPresent()) {
                    Kept.keep(loaded, kept.get());
                }
                value = call(loaded, scene);
                Kept.finish(loaded, subject.relations(), scene);
            }
            Taps.listen(null);
            Seen seen = new Seen(value, loaded.state(), world.calls(), Optional.empty());
            return new Done(seen, Optional.of(loaded), world);
        } catch (InvocationTargetException e) {
            Taps.listen(null);
            Seen seen = new Seen(Optional.empty(), Map.of(), world.calls(), Optional.of(Thrown.text(e)));
            return new Done(seen, Optional.empty(), world);
        }
    }

    /// Descriptors that were fetched before are those that lie in memory.
    private void hold(LoadedDevice loaded, Scene scene, Filling filling, GuestWorld world) {
        List<Ahead> rings = Ahead.of(device, subject.relations());
        if (!rings.isEmpty()) {
            MeantDevice meant = before(scene, filling, new GuestWorld(List.of(), 0));
            rings.forEach(ring -> ring.fill(loaded, ring.view(meant.interpreter()), world));
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

    /// Puts a loaded device into a scene's state.
    void enter(LoadedDevice loaded, LoadedPorts ports, Scene scene, Filling filling) {
        ports.time(scene.now());
        Kept.leftover(loaded, subject.relations(), filling.number());
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
