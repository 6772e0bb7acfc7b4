package nicc.verifier.flow;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import nicc.dsl.model.Cell;

/// Elements of arrays of cells, as far as it is known which.
///
/// @param cells where they are
/// @param algebra what is made of words
record Elements(Cells cells, FlowAlgebra algebra) {

    Word get(Cell cell, Word index) {
        Word value = cells.get(place(cell, index), cell.width());
        return unknown(index) ? blur(value, index) : value;
    }

    void set(Cell cell, Word index, Word value) {
        Word kept = new Word(Collections.nCopies(value.width(), new Bit.Mixed(Set.of(cell.name()))));
        cells.set(place(cell, index), unknown(index) ? blur(algebra.add(value, kept), index) : value);
    }

    private static Word blur(Word value, Word index) {
        Set<String> sources = new TreeSet<>(value.sources());
        sources.addAll(index.sources());
        return Word.mixed(sources, value.width());
    }

    private static boolean unknown(Word index) {
        return index.value().isEmpty() && !index.equals(Word.copy(Source.INDEX, "", index.width()));
    }

    /// The element that an index names: by number, or as the one that the guest accesses.
    private static Cells.Place place(Cell cell, Word index) {
        if (unknown(index)) {
            return new Cells.Place(cell.name(), Cells.Place.SOME);
        }
        boolean number = index.value().isPresent();
        String name = number ? Long.toString(index.value().getAsLong()) : Source.INDEX;
        return new Cells.Place(cell.name(), name);
    }
}
