package nicc.verifier.replay;

import java.util.Map;
import java.util.Set;
import nicc.verifier.bytecode.BytesLoader;
import org.jspecify.annotations.Nullable;

/// Loads a device's classes as they lie in a folder, with the runtime's beside them, apart from everything
/// else.
/// The runtime's ports tell [Taps] when they are called, and the device's loops are counted.
final class DeviceClasses {
    private static final String RUNTIME = "nicc.runtime.";

    private DeviceClasses() {}

    /// The runtime's classes, for many devices.
    ///
    /// @param source has the runtime's class files as resources
    /// @return a loader that defines its own
    static ClassLoader runtime(ClassLoader source) {
        return new BytesLoader(source, name -> {
            byte @Nullable [] file = name.startsWith(RUNTIME) ? BytesLoader.resource(source, name) : null;
            return file == null ? null : Taps.runtime(name, file, source);
        });
    }

    /// A device's classes.
    ///
    /// @param runtime has the runtime
    /// @param files the class files by name, with dots
    /// @param played methods that are played
    /// @return a loader that defines them
    static ClassLoader device(ClassLoader runtime, Map<String, byte[]> files, Set<String> played) {
        return new BytesLoader(runtime, name -> {
            byte @Nullable [] file = files.get(name);
            return file == null ? null : Taps.device(file, runtime, played);
        });
    }
}
