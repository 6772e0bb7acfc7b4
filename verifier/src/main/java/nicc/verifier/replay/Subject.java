package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nicc.dsl.model.Device;
import nicc.dsl.model.Parameter;
import nicc.verifier.refine.Relations;

/// A loaded class under test.
final class Subject {
    private final ClassLoader runtime;
    private final Map<String, byte[]> files;
    private final Mirror mirror;
    private final Relations relations;
    private final Class<?> type;

    /// Loads a class.
    ///
    /// @param runtime has the runtime's classes
    /// @param relations about the class
    /// @param files the device's class files by name
    Subject(ClassLoader runtime, Relations relations, Map<String, byte[]> files) {
        this(runtime, relations, files, Set.of());
    }

    private Subject(ClassLoader runtime, Relations relations, Map<String, byte[]> files, Set<String> played) {
        ClassLoader loader = DeviceClasses.device(runtime, files, played);
        this.runtime = runtime;
        this.files = Map.copyOf(files);
        this.mirror = new Mirror(runtime);
        this.relations = relations;
        this.type = new Mirror(loader).type(relations.className());
    }

    /// The same class, of which some methods are played.
    Subject playing(Set<String> methods) {
        return new Subject(runtime, relations, files, methods);
    }

    Mirror mirror() {
        return mirror;
    }

    Relations relations() {
        return relations;
    }

    /// A device with the parameters that the spec gives where nobody says otherwise.
    LoadedDevice device(LoadedPorts ports, Device spec) throws InvocationTargetException {
        return device(
                ports, spec.parameters().stream().map(Parameter::defaultValue).toList());
    }

    LoadedDevice device(LoadedPorts ports, List<Long> parameters) throws InvocationTargetException {
        return new LoadedDevice(mirror, type, relations, ports, parameters);
    }
}
