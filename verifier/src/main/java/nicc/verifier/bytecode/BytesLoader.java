package nicc.verifier.bytecode;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Loads classes from bytes that it is given before it asks its parent.
public final class BytesLoader extends ClassLoader {
    private final Function<String, byte @Nullable []> files;

    /// @param parent has everything else
    /// @param files the class file of a name with dots, or null where the parent's is meant
    public BytesLoader(ClassLoader parent, Function<String, byte @Nullable []> files) {
        super(parent);
        this.files = files;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte @Nullable [] file = files.apply(name);
            return file == null ? super.loadClass(name, resolve) : defineClass(name, file, 0, file.length);
        }
    }
}
