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

    CompiledClasses(Path directory) throws IOException {
        super(new URL[] {directory.toUri().toURL()}, NicDeviceFactory.class.getClassLoader());
        this.directory = directory;
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
            boolean own = Files.exists(directory.resolve(name.replace('.', '/') + ".class"));
            return own ? findClass(name) : super.loadClass(name, resolve);
        }
    }
}
