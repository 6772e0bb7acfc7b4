package nicc.verifier.replay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Data as plain trees: a record is a map from its components' names, with its kind under an empty name; numbers are
/// [Long]; constants of enums are their names.
final class Data {
    private static final String KIND = "";

    private Data() {}

    /// A record.
    ///
    /// @param kind its simple name
    /// @param parts names and values in turn
    static Map<String, Object> of(String kind, Object... parts) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(KIND, kind);
        for (int i = 0; i < parts.length; i += 2) {
            data.put((String) parts[i], parts[i + 1]);
        }
        return data;
    }

    /// What an object of a loaded class is.
    static Object read(Object loaded) {
        return switch (loaded) {
            case Record data -> components(data);
            case List<?> list -> list.stream().map(Data::read).toList();
            case Enum<?> constant -> constant.name();
            case Integer number -> (long) number;
            case Long number -> number;
            case Boolean truth -> truth;
            case String text -> text;
            default -> loaded.getClass().getName();
        };
    }

    private static Map<String, Object> components(Record data) {
        Map<String, Object> components = new LinkedHashMap<>();
        components.put(KIND, data.getClass().getSimpleName());
        for (RecordComponent component : data.getClass().getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(data);
                components.put(component.getName(), value == null ? "null" : read(value));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return components;
    }

    /// The first difference between two trees.
    static Optional<Difference> difference(String what, Object spec, Object code) {
        if (spec instanceof Map<?, ?> a
                && code instanceof Map<?, ?> b
                && a.keySet().equals(b.keySet())) {
            return a.keySet().stream()
                    .flatMap(key -> difference(what + dot(key), get(a, key), get(b, key)).stream())
                    .findFirst();
        }
        if (spec instanceof List<?> a && code instanceof List<?> b && a.size() == b.size()) {
            List<Difference> found = new ArrayList<>();
            for (int i = 0; i < a.size() && found.isEmpty(); i++) {
                difference(what + named(a.get(i), i), a.get(i), b.get(i)).ifPresent(found::add);
            }
            return found.stream().findFirst();
        }
        if (spec instanceof List<?> a && code instanceof List<?> b) {
            return differs(what, a.size() + " of them", b.size() + " of them", 0);
        }
        if (spec instanceof Long a && code instanceof Long b) {
            return a.equals(b) ? Optional.empty() : differs(what, PortText.hex(a), PortText.hex(b), a ^ b);
        }
        return spec.equals(code) ? Optional.empty() : differs(what, text(spec), text(code), 0);
    }

    private static Object get(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        return value == null ? "null" : value;
    }

    private static String dot(Object key) {
        return KIND.equals(key) ? "" : "." + key;
    }

    /// Elements by their names, where they have some.
    private static String named(Object element, int index) {
        return element instanceof Map<?, ?> parts && parts.get("name") instanceof String name && !name.isEmpty()
                ? "[" + name + "]"
                : "[" + index + "]";
    }

    private static String text(Object data) {
        String all = data.toString();
        return all.length() > 120 ? all.substring(0, 120) + "…" : all;
    }

    private static Optional<Difference> differs(String what, String spec, String code, long bits) {
        return Optional.of(new Difference(Difference.Kind.VALUE, what, spec, code, bits));
    }
}
