package nicc.dsl.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nicc.dsl.ast.Name;
import nicc.dsl.ast.Property;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.model.Field;

/// What software's accesses do to a field.
///
/// @param sw what it may do
/// @param onRead what a read does
/// @param atHigh whether only a read of the highest 32 bits does it
/// @param onWrite what a write does
record AccessRules(Field.Access sw, Field.OnRead onRead, boolean atHigh, Field.OnWrite onWrite) {

    /// Plain bits.
    static final AccessRules PLAIN = new AccessRules(Field.Access.RW, Field.OnRead.NONE, false, Field.OnWrite.STORE);

    /// Whether a container says anything about accesses.
    static boolean givenBy(Group group) {
        return group.has("sw") || group.has("onread") || group.has("onwrite");
    }

    /// These rules with what a container says in their place.
    AccessRules with(Group group, Session session) {
        Field.Access access = word(group, "sw", Field.Access.class, session).orElse(sw);
        Field.OnWrite write =
                word(group, "onwrite", Field.OnWrite.class, session).orElse(onWrite);
        if (group.get("onread").map(Placed::item).orElse(null) instanceof Property.OnRead read) {
            Env env = group.get("onread").orElseThrow().env();
            Field.OnRead effect =
                    word(read.word(), env, Field.OnRead.class, session).orElse(onRead);
            boolean high = read.at().isPresent();
            if (high && !read.at().get().text().equals("high")) {
                session.error(Code.UNKNOWN_WORD, read.at().get().span(), "'at' is followed by 'high'");
            }
            return new AccessRules(access, effect, high, write);
        }
        return new AccessRules(access, onRead, atHigh, write);
    }

    private static <E extends Enum<E>> Optional<E> word(Group group, String key, Class<E> words, Session session) {
        return group.get(key).flatMap(p -> word(((Property.Choice) p.item()).word(), p.env(), words, session));
    }

    /// The constant of an enumeration that a word names.
    static <E extends Enum<E>> Optional<E> word(Name name, Env env, Class<E> words, Session session) {
        String text = env.text(name);
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(word);
            }
        }
        session.unknown(
                Code.UNKNOWN_WORD,
                name.span(),
                text,
                "'" + text + "' is not among " + String.join(", ", lower(words)),
                Arrays.asList(lower(words)));
        return Optional.empty();
    }

    private static <E extends Enum<E>> String[] lower(Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(w -> w.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
