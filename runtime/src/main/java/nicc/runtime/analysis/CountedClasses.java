package nicc.runtime.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import nicc.runtime.device.NicDeviceFactory;

/// Loads a compiled device once more, with its operations counted ([Operations]). Changed are the classes of the
/// device's
/// own package that lie where its factory does; all others are those that are there.
public final class CountedClasses extends ClassLoader {
    private final String prefix;
    private final String place;

    private CountedClasses(Class<?> factory) {
        super(factory.getClassLoader());
        prefix = factory.getPackageName() + ".";
        place = factory.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    /// Loads a device's factory.
    ///
    /// @param factory makes the device as it was compiled
    /// @return makes the device that counts; only one may run in a process
    /// @throws IOException when its classes cannot be read or changed
    public static NicDeviceFactory of(NicDeviceFactory factory) throws IOException {
        try {
            return (NicDeviceFactory) new CountedClasses(factory.getClass())
                    .loadClass(factory.getClass().getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("the device's operations cannot be counted: " + e, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        URL found = name.startsWith(prefix) ? getParent().getResource(file) : null;
        if (found == null || !found.toString().contains(place)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name, found) : loaded;
        }
    }

    private Class<?> define(String name, URL file) throws ClassNotFoundException {
        try (InputStream in = file.openStream()) {
            byte[] counting = Instrumentation.apply(in.readAllBytes(), getParent());
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
