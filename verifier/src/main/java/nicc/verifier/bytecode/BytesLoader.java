package nicc.verifier.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    /// A class file that another loader finds.
    ///
    /// @param source has it as a resource
    /// @param name the class's, with dots
    /// @return its bytes, or null when there is none
    public static byte @Nullable [] resource(ClassLoader source, String name) {
        try (InputStream in = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
