package nicc.verifier.replay;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The runtime's classes, as another class loader has them.
final class Mirror {
    private record Key(Class<?> owner, String name, int arguments) {}

    private final ClassLoader loader;
    private final Map<Key, Method> methods = new ConcurrentHashMap<>();

    Mirror(ClassLoader loader) {
        this.loader = loader;
    }

    Class<?> type(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class " + name, e);
        }
    }

    Object make(String name, Object... arguments) {
        try {
            for (Constructor<?> constructor : type(name).getDeclaredConstructors()) {
                if (accepts(constructor.getParameterTypes(), arguments)) {
                    constructor.setAccessible(true);
                    return constructor.newInstance(arguments);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
        throw new IllegalStateException("no constructor of " + name + " for " + Arrays.toString(arguments));
    }

    private static boolean accepts(Class<?>[] types, Object[] arguments) {
        boolean accepts = types.length == arguments.length;
        for (int i = 0; accepts && i < types.length; i++) {
            accepts = types[i].isPrimitive() || types[i].isInstance(arguments[i]);
        }
        return accepts;
    }

    /// Calls the only public method of a name with so many arguments.
    Object call(Object receiver, String name, Object... arguments) {
        Key key = new Key(receiver.getClass(), name, arguments.length);
        Method method = methods.computeIfAbsent(key, Mirror::find);
        try {
            Object result = method.invoke(receiver, arguments);
            return result == null ? List.of() : result;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(name, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Method find(Key key) {
        return Arrays.stream(key.owner().getMethods())
                .filter(method -> method.getName().equals(key.name()) && method.getParameterCount() == key.arguments())
                .peek(method -> method.setAccessible(true))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no method " + key));
    }

    /// A buffer with content, large enough for any frame.
    Object buffer(byte[] content) {
        Object buffer = make("nicc.runtime.memory.FrameBuffer", Math.max(content.length, 1));
        fill(buffer, content);
        return buffer;
    }

    void fill(Object buffer, byte[] content) {
        call(buffer, "clear");
        call(buffer, "resize", content.length);
        int length = length(buffer);
        for (int i = 0; i < length; i++) {
            call(buffer, "put8", i, content[i] & 0xFF);
        }
    }

    int length(Object buffer) {
        return (int) call(buffer, "length");
    }

    int capacity(Object buffer) {
        return (int) call(buffer, "capacity");
    }

    byte[] bytes(Object buffer) {
        byte[] bytes = new byte[length(buffer)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) call(buffer, "get8", i);
        }
        return bytes;
    }
}
