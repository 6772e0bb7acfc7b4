package nicc.runtime.demo;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.device.NicDeviceFactory;

/// Classes in a directory. They come before classes of the same name elsewhere: what was compiled just now is
/// what runs.
final class CompiledClasses extends URLClassLoader {
    private static final Path SERVICES = Path.of("META-INF", "services", NicDeviceFactory.class.getName());

    private final Path directory;
    private final Change change;

    /// Changes classes as they are loaded.
    interface Change {
        /// Changes a class.
        ///
        /// @param classFile as it was compiled
        /// @param classes finds the classes that it names
        /// @return what is loaded
        byte[] apply(byte[] classFile, ClassLoader classes);
    }

    CompiledClasses(Path directory) throws IOException {
        this(directory, (classFile, _) -> classFile);
    }

    CompiledClasses(Path directory, Change change) throws IOException {
        super(new URL[] {directory.toUri().toURL()}, NicDeviceFactory.class.getClassLoader());
        this.directory = directory;
        this.change = change;
    }

    /// The factories that the directory itself names.
    List<NicDeviceFactory> factories() throws DemoException {
        List<NicDeviceFactory> factories = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(directory.resolve(SERVICES))) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    factories.add((NicDeviceFactory)
                            loadClass(name).getDeclaredConstructor().newInstance());
                }
            }
            return factories;
        } catch (IOException | ReflectiveOperationException e) {
            throw new DemoException("the compiled device cannot be loaded: " + e, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            Path own = directory.resolve(name.replace('.', '/') + ".class");
            return Files.exists(own) ? define(name, own) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name, Path file) throws ClassNotFoundException {
        try {
            byte[] bytes = change.apply(Files.readAllBytes(file), this);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
