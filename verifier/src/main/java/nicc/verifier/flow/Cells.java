package nicc.verifier.flow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// What each part of the state has become. A part that is not in here is as it was.
final class Cells {

    /// A part: a cell or what [Source] names, and the element of an array.
    record Place(String source, String element) {
        /// Some element, nobody knows which.
        static final String SOME = "?";

        boolean sure() {
            return element.isEmpty() || element.chars().allMatch(Character::isDigit);
        }
    }

    private Map<Place, Word> values = new LinkedHashMap<>();

    Map<Place, Word> values() {
        return values;
    }

    Map<Place, Word> copy() {
        return new LinkedHashMap<>(values);
    }

    void restore(Map<Place, Word> earlier) {
        values = new LinkedHashMap<>(earlier);
    }

    /// What a part is now. Where elements that were changed might be the one asked for, only sources are known.
    Word get(Place place, int width) {
        Word present = values.get(place);
        if (present != null) {
            return present;
        }
        Set<String> sources = new TreeSet<>(Set.of(place.source()));
        boolean exact = !place.element().equals(Place.SOME);
        for (Map.Entry<Place, Word> entry : values.entrySet()) {
            if (mayBe(entry.getKey(), place)) {
                exact = false;
                sources.addAll(entry.getValue().sources());
                sources.addAll(naming(entry.getKey()));
            }
        }
        if (exact) {
            return Word.copy(place.source(), place.element(), width);
        }
        sources.addAll(naming(place));
        return Word.mixed(sources, width);
    }

    private static Set<String> naming(Place place) {
        return place.sure() || place.element().equals(Place.SOME) ? Set.of() : Set.of(place.element());
    }

    /// Changes a part; elements that might be the same one become unsure.
    void set(Place place, Word value) {
        for (Map.Entry<Place, Word> entry : values.entrySet()) {
            if (!entry.getKey().equals(place) && mayBe(entry.getKey(), place)) {
                Set<String> sources = new TreeSet<>(entry.getValue().sources());
                sources.addAll(value.sources());
                sources.add(place.source());
                entry.setValue(Word.mixed(sources, value.width()));
            }
        }
        values.put(place, value);
    }

    private static boolean mayBe(Place a, Place b) {
        return a.source().equals(b.source()) && !(a.sure() && b.sure()) && !a.equals(b);
    }

    /// Joins what two sides of a branch have left. What neither side has touched is the same object in both; equal
    /// origins alone would not make equal values.
    @SuppressWarnings("ReferenceEquality")
    void merge(Map<Place, Word> then, Map<Place, Word> otherwise, BiFunction<Word, Word, Word> ite) {
        Map<Place, Word> merged = new LinkedHashMap<>();
        Map<Place, Word> all = new HashMap<>(then);
        all.putAll(otherwise);
        for (Map.Entry<Place, Word> entry : new LinkedHashMap<>(all).entrySet()) {
            Place place = entry.getKey();
            Word before =
                    Word.copy(place.source(), place.element(), entry.getValue().width());
            Word a = then.getOrDefault(place, before);
            Word b = otherwise.getOrDefault(place, before);
            merged.put(place, a == b ? a : ite.apply(a, b));
        }
        values = merged;
    }
}
