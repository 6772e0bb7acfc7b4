package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Item;
import nicc.dsl.ast.Property;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;

/// The items of one container, expanded: properties by their word, the rest in order. What stands there in
/// its own
/// right
/// takes the place of the same property of a template.
final class Group {

    private final Map<String, Placed> properties = new HashMap<>();
    private final List<Placed> others = new ArrayList<>();

    Group(Session session, Container container, List<Placed> items) {
        for (Placed placed : items) {
            String word = Words.of(placed.item());
            if (!container.allowed().contains(word)) {
                session.error(
                        Code.MISPLACED, placed.item().span(), "'" + word + "' means nothing in " + container.title());
            } else if (single(placed.item())) {
                put(session, word, placed);
            } else {
                others.add(placed);
            }
        }
    }

    /// Whether a container has at most one of these.
    private static boolean single(Item item) {
        return switch (item) {
            case Property.Reset _ -> false;
            case Property _ -> true;
            case Handler.On on -> !on.event().equals("link");
            case Handler.OnReset _ -> false;
            case Handler _ -> true;
            default -> false;
        };
    }

    private void put(Session session, String word, Placed placed) {
        Placed earlier = properties.get(word);
        if (earlier != null && earlier.inherited() == placed.inherited()) {
            session.add(new Diagnostic(Code.REPEATED_PROPERTY, placed.item().span(), "'" + word + "' is given twice")
                    .at(earlier.item().span(), "the first one"));
        } else if (earlier == null || earlier.inherited()) {
            properties.put(word, placed);
        }
    }

    /// What has that word, if anything.
    Optional<Placed> get(String word) {
        return Optional.ofNullable(properties.get(word));
    }

    boolean has(String word) {
        return properties.containsKey(word);
    }

    /// A string property, or an empty string.
    String text(String word) {
        Placed placed = properties.get(word);
        return switch (placed == null ? null : placed.item()) {
            case Property.Section s -> s.text();
            case Property.Spec s -> s.text();
            case null, default -> "";
        };
    }

    /// The expression of a `key value;` property.
    Optional<Located> value(String word) {
        Placed placed = properties.get(word);
        return placed != null && placed.item() instanceof Property.Value v
                ? Optional.of(new Located(v.value(), placed.env()))
                : Optional.empty();
    }

    /// All items of a type that are no properties, in order.
    <T extends Item> List<Of<T>> all(Class<T> type) {
        return others.stream()
                .filter(p -> type.isInstance(p.item()))
                .map(p -> new Of<>(type.cast(p.item()), p.env(), p.inherited()))
                .toList();
    }

    /// A placed item of a known type.
    record Of<T extends Item>(T item, Env env, boolean inherited) {}
}
