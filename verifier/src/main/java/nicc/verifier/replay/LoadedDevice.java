package nicc.verifier.replay;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.interp.Octets;
import nicc.verifier.refine.Relations;
import org.jspecify.annotations.Nullable;

/// A device of a loaded class: its methods and fields, private ones too.
final class LoadedDevice {
    private static final String NONE = "no object";

    private final Mirror mirror;
    private final Relations relations;
    private final Object device;
    private final Map<String, Method> methods = new HashMap<>();

    /// Makes a device.
    ///
    /// @param mirror the runtime beside it
    /// @param type the class
    /// @param relations what its fields hold
    /// @param ports what it may reach
    /// @param parameters the values of its parameters in order
    LoadedDevice(Mirror mirror, Class<?> type, Relations relations, LoadedPorts ports, List<Long> parameters)
            throws InvocationTargetException {
        this.mirror = mirror;
        this.relations = relations;
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isBridge()) {
                method.setAccessible(true);
                methods.put(method.getName(), method);
            }
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        try {
            if (constructor.getParameterCount() == 0) {
                device = constructor.newInstance();
                givePorts(type, ports);
            } else {
                List<Object> arguments = new ArrayList<>();
                arguments.add(ports.all());
                arguments.addAll(parameters);
                device = constructor.newInstance(converted(constructor.getParameterTypes(), arguments));
            }
        } catch (IllegalAccessException | InstantiationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void givePorts(Class<?> type, LoadedPorts ports) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            boolean port = LoadedPorts.isPort(field.getType()) && !Modifier.isFinal(field.getModifiers());
            if (port) {
                field.setAccessible(true);
                field.set(device, ports.port(field.getType()));
            }
        }
    }

    private static Object[] converted(Class<?>[] types, List<?> arguments) {
        Object[] converted = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            converted[i] = arguments.get(i) instanceof Long number ? converted(types[i], number) : arguments.get(i);
        }
        return converted;
    }

    private static Object converted(Class<?> type, long number) {
        if (type == boolean.class) {
            return number != 0;
        }
        return type == int.class ? (Object) (int) number : (Object) number;
    }

    /// Calls a method.
    ///
    /// @param method its name
    /// @param arguments numbers
    /// @return what it returns, as an unsigned number
    /// @throws InvocationTargetException when it throws
    Optional<Long> call(String method, List<Long> arguments) throws InvocationTargetException {
        Method found = method(method);
        return invoke(found, converted(found.getParameterTypes(), arguments));
    }

    /// Calls a method whose one argument is a constant of an enum.
    void callWith(String method, String constant) throws InvocationTargetException {
        Method found = method(method);
        Object value = Arrays.stream(found.getParameterTypes()[0].getEnumConstants())
                .filter(candidate -> candidate.toString().equals(constant))
                .findFirst()
                .orElseThrow();
        invoke(found, value);
    }

    private Method method(String name) {
        Method method = methods.get(name);
        if (method == null) {
            throw new IllegalStateException("the class has no method " + name);
        }
        return method;
    }

    private Optional<Long> invoke(Method method, Object... arguments) throws InvocationTargetException {
        try {
            return Optional.ofNullable(method.invoke(device, arguments)).flatMap(LoadedDevice::number);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Long> number(Object value) {
        return switch (value) {
            case Integer number -> Optional.of(number & 0xFFFF_FFFFL);
            case Long number -> Optional.of(number);
            case Boolean truth -> Optional.of(truth ? 1L : 0L);
            default -> Optional.empty();
        };
    }

    private Field field(String name) {
        try {
            Field field = device.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the class has no field " + name, e);
        }
    }

    /// Sets a number.
    void set(String name, long value) {
        Field field = field(name);
        try {
            if (!Modifier.isFinal(field.getModifiers())) {
                field.set(device, converted(field.getType(), value));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether it has a method.
    boolean has(String method) {
        return methods.containsKey(method);
    }

    /// A number.
    long number(String name) {
        return Optional.ofNullable(get(field(name)))
                .flatMap(LoadedDevice::number)
                .orElse(0L);
    }

    /// The elements of an array, as unsigned numbers.
    List<Long> numbers(String name) {
        Object array = get(field(name));
        return array == null ? List.of() : elements(array);
    }

    /// The bytes of a buffer.
    byte[] bytes(String name) {
        Object buffer = get(field(name));
        return buffer == null ? new byte[0] : mirror.bytes(buffer);
    }

    /// Sets the elements of an array.
    void set(String name, List<Long> values) {
        Object array = get(field(name));
        if (array == null) {
            return;
        }
        Class<?> element = array.getClass().getComponentType();
        for (int i = 0; i < values.size() && i < Array.getLength(array); i++) {
            Array.set(array, i, converted(element, values.get(i)));
        }
    }

    /// Sets a buffer.
    void set(String name, byte[] content) {
        Object buffer = get(field(name));
        if (buffer != null) {
            mirror.fill(buffer, content);
        }
    }

    /// The image of the state.
    byte[] save() throws InvocationTargetException {
        try {
            return (byte[]) method("save").invoke(device);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes an image.
    void restore(byte[] image) throws InvocationTargetException {
        try {
            method("restore").invoke(device, (Object) image);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object get(Field field) {
        try {
            return field.get(device);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The state, by the names of the relations; scratch buffers are no part of it. A field without an
    /// object, which
    /// a constructor has left out, is a text that says so.
    Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        for (Relations.Cell cell : relations.cells()) {
            Object value = get(field(cell.field()));
            state.put(cell.name(), value == null ? NONE : value(cell, value));
        }
        for (Relations.Buffer buffer : relations.buffers()) {
            if (!buffer.scratch()) {
                Object value = get(field(buffer.field()));
                state.put("buffer " + buffer.name(), value == null ? NONE : Octets.of(mirror.bytes(value)));
            }
        }
        return state;
    }

    private static Object value(Relations.Cell cell, Object value) {
        return cell.array() ? elements(value) : number(value).orElseThrow();
    }

    private static List<Long> elements(Object array) {
        List<Long> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(number(Array.get(array, i)).orElseThrow());
        }
        return elements;
    }
}
