package nicc.verifier.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nicc.verifier.bytecode.BytesLoader;
import org.jspecify.annotations.Nullable;

/// The wire's classes, loaded apart from everything else with the runtime's beside them, and run.
final class LoadedWire {
    private static final String RUNTIME = "nicc.runtime.";
    private static final String WIRE = RUNTIME + "wire.";
    private static final int BYTES = 12;

    private final ClassLoader loader;
    private final Map<String, Method> methods = new HashMap<>();

    /// @param classes those that are run
    /// @param runtime has the runtime's class files as resources
    LoadedWire(WireClasses classes, ClassLoader runtime) {
        loader = new BytesLoader(runtime, name -> {
            byte @Nullable [] own = classes.files().get(name.replace('.', '/') + ".class");
            return own == null && name.startsWith(RUNTIME) ? BytesLoader.resource(runtime, name) : own;
        });
    }

    /// What a class did that no class of the wire's may do.
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Thrown(String what, Throwable cause) {
            super(what + " throws " + cause, cause);
        }
    }

    Object make(String type, Object... arguments) {
        try {
            for (Constructor<?> constructor : Class.forName(type, true, loader).getDeclaredConstructors()) {
                if (constructor.getParameterCount() == arguments.length) {
                    constructor.setAccessible(true);
                    return constructor.newInstance(arguments);
                }
            }
            throw new IllegalStateException(type + " has no such constructor");
        } catch (InvocationTargetException e) {
            throw new Thrown("making a " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    private Object call(Object target, String name, Object... arguments) {
        return invoke(target.getClass(), target, name, arguments);
    }

    private Object invoke(Class<?> type, @Nullable Object target, String name, Object... arguments) {
        Method method = methods.computeIfAbsent(type.getName() + " " + name + " " + arguments.length, _ -> {
            Method found = Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                    .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                    .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(type + " has no method " + name));
            found.setAccessible(true);
            return found;
        });
        try {
            Object result = method.invoke(target, arguments);
            return result == null ? "" : result;
        } catch (InvocationTargetException e) {
            throw new Thrown(type.getSimpleName() + "." + name, e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + name, e);
        }
    }

    int fold(int sum) throws ClassNotFoundException {
        Class<?> checksums = Class.forName(WIRE + "Checksums", true, loader);
        return (int) invoke(checksums, null, "fold", sum);
    }

    void complete(Buffer frame) throws ClassNotFoundException {
        invoke(Class.forName(WIRE + "Checksums", true, loader), null, "complete", frame.buffer);
    }

    Buffer buffer(int capacity) {
        return new Buffer(make(RUNTIME + "memory.FrameBuffer", capacity));
    }

    Series series() {
        return new Series(make(WIRE + "TcpSeries"));
    }

    Cutter cutter() {
        return new Cutter(make(WIRE + "Segmenter"));
    }

    Announcer announcer() {
        return new Announcer(make(WIRE + "VirtioNetHeader"));
    }

    /// A frame's buffer.
    final class Buffer {
        private final Object buffer;
        private final Object offload;

        private Buffer(Object buffer) {
            this.buffer = buffer;
            offload = call(buffer, "offload");
        }

        void set(Octets frame, Asked asked) {
            call(buffer, "clear");
            call(buffer, "resize", frame.length());
            for (int at = 0; at < frame.length(); at += Integer.BYTES) {
                call(buffer, "put32be", at, (int) frame.number(at));
            }
            call(offload, "requestChecksum", asked.start(), asked.offset());
            if (!asked.checksum()) {
                call(offload, "checksumDone");
            }
            call(offload, "requestSegmentation", asked.type(), asked.size(), asked.header());
        }

        Octets get() {
            Octets frame = new Octets(new byte[(int) call(buffer, "length")]);
            for (int at = 0; at < frame.length(); at += Integer.BYTES) {
                frame.putNumber(at, (int) call(buffer, "get32be", at));
            }
            return frame;
        }

        Asked asked() {
            return new Asked(
                    (boolean) call(offload, "needsChecksum"),
                    (int) call(offload, "checksumStart"),
                    (int) call(offload, "checksumOffset"),
                    (int) call(offload, "gsoType"),
                    (int) call(offload, "segmentSize"),
                    (int) call(offload, "headerLength"));
        }
    }

    /// A `TcpSeries`.
    final class Series {
        private final Object series;

        private Series(Object series) {
            this.series = series;
        }

        boolean opens(Buffer frame) {
            return (boolean) call(series, "opens", frame.buffer);
        }

        void begin(Buffer held, Buffer frame) {
            call(series, "begin", held.buffer, frame.buffer);
        }

        boolean join(Buffer held, Buffer frame) {
            return (boolean) call(series, "join", held.buffer, frame.buffer);
        }

        void finish(Buffer held) {
            call(series, "finish", held.buffer);
        }

        int count() {
            return (int) call(series, "count");
        }

        boolean complete() {
            return (boolean) call(series, "complete");
        }
    }

    /// A `Segmenter`.
    final class Cutter {
        private final Object cutter;

        private Cutter(Object cutter) {
            this.cutter = cutter;
        }

        int begin(Buffer frame) {
            return (int) call(cutter, "begin", frame.buffer);
        }

        boolean segment(Buffer frame, int index, Buffer into) {
            return (boolean) call(cutter, "segment", frame.buffer, index, into.buffer);
        }
    }

    /// A `VirtioNetHeader`.
    final class Announcer {
        private final Object announcer;

        private Announcer(Object announcer) {
            this.announcer = announcer;
        }

        /// The header in front of a frame; nothing when the frame cannot be announced.
        Optional<Octets> describe(Buffer frame) {
            if (!(boolean) call(announcer, "describe", frame.buffer)) {
                return Optional.empty();
            }
            try {
                var field = announcer.getClass().getDeclaredField("bytes");
                field.setAccessible(true);
                Octets bytes = new Buffer(field.get(announcer)).get();
                return Optional.of(bytes.cut(0, Math.min(BYTES, bytes.length())));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read the header's bytes", e);
            }
        }
    }
}
