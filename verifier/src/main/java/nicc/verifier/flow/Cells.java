package nicc.verifier.flow;

import java.util.HashSet;
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

    private final Constants constants;
    private final Set<String> unsure = new HashSet<>();
    private Map<Place, Word> values = new LinkedHashMap<>();

    /// A state in which nothing has changed.
    ///
    /// @param constants what is known about it
    Cells(Constants constants) {
        this.constants = constants;
    }

    /// What a part was before the event.
    Word before(Place place, int width) {
        Word copy = Word.copy(place.source(), place.element(), width);
        return Word.of(
                width, i -> constants.bit(place.source(), i).orElse(copy.bits().get(i)));
    }

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
        if (place.sure() && !unsure.contains(place.source())) {
            return before(place, width);
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
            return before(place, width);
        }
        sources.addAll(naming(place));
        return Word.mixed(sources, width);
    }

    /// What is known where a truth value is: that a bit was it before the event, or that cells are it. These are found
    /// by identity, as equal origins alone would not make equal values.
    @SuppressWarnings("ReferenceEquality")
    Set<String> facts(Word truth) {
        if (truth.bits().getFirst() instanceof Bit.Copy copy) {
            return Set.of(Path.was(copy));
        }
        Set<String> facts = new TreeSet<>();
        values.forEach((place, value) -> {
            if (value == truth && place.element().isEmpty()) {
                facts.add(place.source());
            }
        });
        return facts;
    }

    private static Set<String> naming(Place place) {
        return place.sure() || place.element().equals(Place.SOME) ? Set.of() : Set.of(place.element());
    }

    /// Changes a part; elements that might be the same one become unsure.
    void set(Place place, Word value) {
        if (place.sure() && !unsure.contains(place.source())) {
            values.put(place, value);
            return;
        }
        if (!place.sure()) {
            unsure.add(place.source());
        }
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

    /// Joins what two sides of a branch have left. What neither side has touched is the same object in both;
    /// equal
    /// origins alone would not make equal values.
    @SuppressWarnings("ReferenceEquality")
    void merge(Map<Place, Word> then, Map<Place, Word> otherwise, BiFunction<Word, Word, Word> ite) {
        Map<Place, Word> merged = new LinkedHashMap<>(otherwise);
        for (Map.Entry<Place, Word> entry : then.entrySet()) {
            Place place = entry.getKey();
            Word a = entry.getValue();
            Word b = otherwise.get(place);
            if (a != b) {
                merged.put(place, ite.apply(a, b == null ? before(place, a.width()) : b));
            }
        }
        for (Map.Entry<Place, Word> entry : otherwise.entrySet()) {
            Place place = entry.getKey();
            if (!then.containsKey(place)) {
                Word b = entry.getValue();
                merged.put(place, ite.apply(before(place, b.width()), b));
            }
        }
        values = merged;
    }
}
