package nicc.dsl.semantics;

import java.util.Optional;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Place;

/// Registers and variables (docs/language.md, section 3). An element past the end of an array reads 0, and a
/// store to it has no effect.
final class Cells<V> {
    private static final int INDEX_WIDTH = 32;

    private final Semantics<V> semantics;
    private final Algebra<V> algebra;
    private final Machine<V> machine;

    Cells(Semantics<V> semantics) {
        this.semantics = semantics;
        this.algebra = semantics.algebra;
        this.machine = semantics.machine;
    }

    V element(Cell cell, Optional<Expr> index, Scope<V> scope) {
        return index.isPresent()
                ? element(cell, semantics.expressions.evaluate(index.get(), scope))
                : machine.get(cell);
    }

    /// An element of an array, or the one value of a cell that is none.
    V element(Cell cell, V index) {
        if (!cell.array()) {
            return machine.get(cell);
        }
        V element = machine.get(cell, algebra.resize(index, INDEX_WIDTH));
        return algebra.ite(exists(cell, index), element, algebra.zero(cell.width()));
    }

    /// An element that is known to exist, or the one value of a cell that is no array.
    V present(Cell cell, V index) {
        return cell.array() ? machine.get(cell, narrow(cell, index)) : machine.get(cell);
    }

    /// Changes an element of an array, or the one value of a cell that is none.
    void setElement(Cell cell, V index, V value) {
        if (cell.array()) {
            machine.set(cell, narrow(cell, index), value);
        } else {
            machine.set(cell, value);
        }
    }

    /// The index in the machine's width; one past the end stays past the end.
    private V narrow(Cell cell, V index) {
        V narrow = algebra.resize(index, INDEX_WIDTH);
        return algebra.width(index) <= INDEX_WIDTH
                ? narrow
                : algebra.ite(exists(cell, index), narrow, algebra.ones(INDEX_WIDTH));
    }

    V get(Place place, Scope<V> scope) {
        return algebra.extract(element(place.cell(), place.index(), scope), place.msb(), place.lsb());
    }

    /// Changes bits of an element; the others keep their value. Past the end, it does not matter what they are.
    void set(Place place, V bits) {
        Scope<V> scope = machine::local;
        Cell cell = place.cell();
        V index = place.index()
                .map(expr -> semantics.expressions.evaluate(expr, scope))
                .orElseGet(() -> algebra.zero(INDEX_WIDTH));
        setElement(cell, index, algebra.insert(present(cell, index), place.msb(), place.lsb(), bits));
    }

    private V exists(Cell cell, V index) {
        int width = algebra.width(index);
        boolean always = width < INDEX_WIDTH && cell.count() >= 1 << width;
        return always ? algebra.ones(1) : algebra.ult(index, algebra.constant(cell.count(), width));
    }
}
