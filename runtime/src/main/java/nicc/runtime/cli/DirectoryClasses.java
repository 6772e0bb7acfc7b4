package nicc.runtime.cli;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/// Classes and resources of a directory, which go before those of the same name on the class path: who names a
/// directory means what is in it. The runtime's own classes are not taken from there, so that a device of the directory
/// fits the runtime that serves it.
final class DirectoryClasses extends URLClassLoader {
    private static final String RUNTIME = "nicc.runtime.";

    /// @param directory ends with a slash
    /// @param present has everything else
    DirectoryClasses(URL directory, ClassLoader present) {
        super(new URL[] {directory}, present);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (findLoadedClass(name) == null && !name.startsWith(RUNTIME) && findResource(file(name)) != null) {
                findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    private static String file(String name) {
        return name.replace('.', '/') + ".class";
    }
}
