package nicc.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import nicc.runtime.demo.CompiledClasses;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.NicDeviceFactory;
import org.jspecify.annotations.Nullable;

/// The compiled devices that can be served: those on the class path and, before them, those in a directory of
/// classes.
final class Devices {
    private final List<NicDeviceFactory> factories;

    private Devices(List<NicDeviceFactory> factories) {
        this.factories = factories;
    }

    /// Finds devices.
    ///
    /// @param classes a directory that a compiler wrote classes and `META-INF/services` into, or null
    /// @throws CommandException when there is no such directory
    static Devices find(@Nullable Path classes) throws CommandException {
        ClassLoader present = Thread.currentThread().getContextClassLoader();
        if (classes == null) {
            return new Devices(load(present).toList());
        }
        if (!Files.isDirectory(classes)) {
            throw new CommandException("there is no directory " + classes);
        }
        // Lives as long as the device, and so as long as the process.
        ClassLoader loader = compiled(classes, present);
        return new Devices(Stream.concat(
                        load(loader).filter(f -> f.getClass().getClassLoader() == loader), load(present))
                .toList());
    }

    /// All of them, in the order of the class path.
    List<NicDeviceFactory> all() {
        return factories;
    }

    /// The device of a name, in which `-` stands for `_` as in the names of files, and a build.
    ///
    /// @param build `reference` or `optimised`
    /// @throws CommandException when there is none
    NicDeviceFactory get(String name, String build) throws CommandException {
        String wanted = name.replace('-', '_');
        List<DeviceDescription> named = factories.stream()
                .map(NicDeviceFactory::description)
                .filter(d -> d.name().equals(wanted))
                .toList();
        if (named.isEmpty()) {
            throw new CommandException("there is no compiled device " + name + "." + Nearest.hint(name, names()));
        }
        return factories.stream()
                .filter(f -> f.description().name().equals(wanted)
                        && f.description().build().equals(build))
                .findFirst()
                .orElseThrow(() -> new CommandException("device " + name + " has no " + build + " build."
                        + Nearest.hint(
                                build,
                                named.stream().map(DeviceDescription::build).toList())));
    }

    private List<String> names() {
        return factories.stream().map(f -> f.description().name()).distinct().toList();
    }

    private static Stream<NicDeviceFactory> load(ClassLoader loader) {
        return ServiceLoader.load(NicDeviceFactory.class, loader).stream().map(ServiceLoader.Provider::get);
    }

    private static ClassLoader compiled(Path directory, ClassLoader present) throws CommandException {
        try {
            return new CompiledClasses(directory, present);
        } catch (IOException e) {
            throw new CommandException("not a directory of classes: " + directory, e);
        }
    }
}
