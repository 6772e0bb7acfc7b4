package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import nicc.verifier.refine.Relations;

/// A loaded class under test.
final class Subject {
    private final Mirror mirror;
    private final Relations relations;
    private final Class<?> type;

    /// Loads a class.
    ///
    /// @param runtime has the runtime's classes
    /// @param relations about the class
    /// @param files the device's class files by name
    Subject(ClassLoader runtime, Relations relations, Map<String, byte[]> files) {
        ClassLoader loader = DeviceClasses.device(runtime, files);
        this.mirror = new Mirror(runtime);
        this.relations = relations;
        this.type = new Mirror(loader).type(relations.className());
    }

    Mirror mirror() {
        return mirror;
    }

    Relations relations() {
        return relations;
    }

    LoadedDevice device(LoadedPorts ports, List<Long> parameters) throws InvocationTargetException {
        return new LoadedDevice(mirror, type, relations, ports, parameters);
    }
}
