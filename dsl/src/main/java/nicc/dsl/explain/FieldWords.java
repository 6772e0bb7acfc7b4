package nicc.dsl.explain;

import java.util.Locale;
import java.util.StringJoiner;
import nicc.dsl.model.Field;

/// A field and its properties in the words of the language.
final class FieldWords {
    private FieldWords() {}

    static String describe(Field field) {
        StringJoiner words = new StringJoiner(" ");
        if (!field.name().isEmpty()) {
            words.add(field.name());
        }
        words.add(TermPrinter.bits(field.msb(), field.lsb()));
        if (field.kind() == Field.Kind.PLAIN) {
            properties(field, words);
        } else {
            words.add(word(field.kind()));
        }
        if (!field.title().isEmpty()) {
            words.add(field.title());
        }
        return words.toString();
    }

    private static void properties(Field field, StringJoiner words) {
        words.add(word(field.sw()));
        if (field.onRead() != Field.OnRead.NONE) {
            words.add(word(field.onRead()) + (field.onReadHigh() ? " at high" : ""));
        }
        if (field.onWrite() != Field.OnWrite.STORE) {
            words.add(word(field.onWrite()));
        }
        if (field.singlePulse()) {
            words.add("singlepulse");
        }
        if (field.counter()) {
            words.add(field.saturate() ? "counter saturate" : "counter");
        }
    }

    private static String word(Enum<?> property) {
        return property.name().toLowerCase(Locale.ROOT);
    }
}
