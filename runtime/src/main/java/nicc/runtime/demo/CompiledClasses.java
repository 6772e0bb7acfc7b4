package nicc.runtime.demo;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.device.NicDeviceFactory;
import org.jspecify.annotations.Nullable;

/// Classes and resources in a directory. They come before those of the same name elsewhere: who names a directory, or
/// has just compiled into it, means what is in it. The runtime's own classes are not taken from there, so that a device
/// of the directory fits the runtime that runs it.
public final class CompiledClasses extends URLClassLoader {
    private static final String RUNTIME = "nicc.runtime.";
    private static final Path SERVICES = Path.of("META-INF", "services", NicDeviceFactory.class.getName());

    private final Path directory;
    private final Change change;
    private final ProtectionDomain origin;

    /// Changes classes as they are loaded.
    interface Change {
        /// Changes a class.
        ///
        /// @param classFile as it was compiled
        /// @param classes finds the classes that it names
        /// @return what is loaded
        byte[] apply(byte[] classFile, ClassLoader classes);
    }

    /// Loads classes as they are.
    ///
    /// @param directory the directory
    /// @param present has everything else
    /// @throws IOException when the path names no directory of classes
    public CompiledClasses(Path directory, ClassLoader present) throws IOException {
        this(directory, present, (classFile, _) -> classFile);
    }

    CompiledClasses(Path directory, Change change) throws IOException {
        this(directory, NicDeviceFactory.class.getClassLoader(), change);
    }

    private CompiledClasses(Path directory, @Nullable ClassLoader present, Change change) throws IOException {
        super(new URL[] {directory.toUri().toURL()}, present);
        this.directory = directory;
        origin = new ProtectionDomain(new CodeSource(getURLs()[0], (Certificate[]) null), null);
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
            boolean ours = !name.startsWith(RUNTIME) && Files.exists(own);
            return ours ? define(name, own) : super.loadClass(name, resolve);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    private Class<?> define(String name, Path file) throws ClassNotFoundException {
        try {
            byte[] bytes = change.apply(Files.readAllBytes(file), this);
            return defineClass(name, bytes, 0, bytes.length, origin);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
