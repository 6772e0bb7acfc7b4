package nicc.verifier.cache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Stmt;

/// Hashes of parts of a model: of every component of every record that can be reached, but for where in the
/// text it
/// stands. A value of a kind that is not known is an error, so nothing is left out in silence.
final class ModelDigest {
    private final IdentityHashMap<Object, byte[]> known = new IdentityHashMap<>();
    private final Map<Class<?>, List<Method>> components = new HashMap<>();
    private final Function<String, Object> banks;

    /// @param banks finds the bank of a name: accesses by code name theirs
    ModelDigest(Function<String, Object> banks) {
        this.banks = banks;
    }

    byte[] of(Object value) {
        return switch (value) {
            case String text -> new Digest().add("text").add(text).bytes();
            case Number number ->
                new Digest().add("number").add(number.longValue()).bytes();
            case Boolean truth -> new Digest().add("truth").add(truth ? 1 : 0).bytes();
            case Enum<?> constant ->
                new Digest()
                        .add(constant.getDeclaringClass().getName())
                        .add(constant.name())
                        .bytes();
            case Optional<?> optional ->
                list("optional", optional.map(List::<Object>of).orElse(List.of()));
            case List<?> list -> list("list", list);
            case Record item -> item(item);
            default -> throw new IllegalArgumentException("a model of a kind that is not known: " + value.getClass());
        };
    }

    byte[] list(String kind, List<?> items) {
        Digest digest = new Digest().add(kind).add(items.size());
        items.forEach(item -> digest.add(of(item)));
        return digest.bytes();
    }

    private byte[] item(Record item) {
        byte[] before = known.get(item);
        if (before != null) {
            return before;
        }
        Digest digest = new Digest().add(item.getClass().getName());
        for (Method component : components(item)) {
            digest.add(component.getName()).add(of(get(item, component)));
        }
        switch (item) {
            case Stmt.ReadBank read -> digest.add(of(banks.apply(read.bank())));
            case Stmt.WriteBank write -> digest.add(of(banks.apply(write.bank())));
            default -> {}
        }
        byte[] hash = digest.bytes();
        known.put(item, hash);
        return hash;
    }

    /// The components of a record that mean something.
    List<Method> components(Record item) {
        return components.computeIfAbsent(item.getClass(), type -> {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getType() != Span.class) {
                    accessors.add(component.getAccessor());
                }
            }
            return accessors;
        });
    }

    static Object get(Record item, Method component) {
        try {
            return component.invoke(item);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("a model that does not show itself: " + component, e);
        }
    }
}
