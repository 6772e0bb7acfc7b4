package nicc.verifier.smt;

import java.util.List;

/// Arrays over 32-bit indices. Stores at constant indices are in order of these; a choice between an array
/// and a store to it is a
/// store of a choice.
public final class Tables {
    private final Terms terms;
    private final Arena arena;

    /// Arrays of terms.
    ///
    /// @param terms makes their indices and elements
    public Tables(Terms terms) {
        this.terms = terms;
        this.arena = terms.arena();
    }

    /// A free array.
    ///
    /// @param name its name
    /// @param elementWidth bits of an element, 1 to 64
    /// @return the array
    public Term.Table symbol(String name, int elementWidth) {
        return table(Op.SYMBOL, name, elementWidth, List.of());
    }

    /// An array of zeros.
    ///
    /// @param elementWidth bits of an element, 1 to 64
    /// @return the array
    public Term.Table zeros(int elementWidth) {
        return table(Op.ZEROS, "", elementWidth, List.of());
    }

    private Term.Table table(Op op, String name, int elementWidth, List<Term> arguments) {
        return (Term.Table)
                arena.node(new Term.Shape(op, new Term.Sort.OfTable(elementWidth), 0, name, arguments, List.of()));
    }

    /// An element. Stores to other indices are looked through.
    ///
    /// @param table the array
    /// @param index 32 bits
    /// @return as wide as an element
    public Term select(Term.Table table, Term index) {
        Term at = table;
        while (at.is(Op.STORE)) {
            Term same = terms.eq(at.argument(1), index);
            if (!same.is(Op.CONST)) {
                break;
            }
            if (same.value() == 1) {
                return at.argument(2);
            }
            at = at.argument(0);
        }
        if (at.is(Op.ZEROS)) {
            return terms.zero(table.elementWidth());
        }
        if (at.is(Op.ITE)) {
            Term then = select((Term.Table) at.argument(1), index);
            return terms.ite(at.argument(0), then, select((Term.Table) at.argument(2), index));
        }
        return at.is(Op.STORE)
                ? terms.ite(terms.eq(at.argument(1), index), at.argument(2), select((Term.Table) at.argument(0), index))
                : arena.bits(Op.SELECT, table.elementWidth(), at, index);
    }

    /// An array with one element changed.
    ///
    /// @param table the array
    /// @param index 32 bits
    /// @param value as wide as an element
    /// @return the new array
    public Term.Table store(Term.Table table, Term index, Term value) {
        if (table.is(Op.STORE)) {
            Term.Table inner = (Term.Table) table.argument(0);
            if (table.argument(1) == index) {
                return store(inner, index, value);
            }
            boolean before = index.is(Op.CONST)
                    && table.argument(1).is(Op.CONST)
                    && Long.compareUnsigned(index.value(), table.argument(1).value()) < 0;
            if (before) {
                return store(store(inner, index, value), table.argument(1), table.argument(2));
            }
        }
        if (value.is(Op.SELECT) && value.argument(0) == table && value.argument(1) == index) {
            return table;
        }
        Term.Table stored = table(Op.STORE, "", table.elementWidth(), List.of(table, index, value));
        boolean ascends = index.is(Op.CONST)
                && (!table.is(Op.STORE) || (arena.ascends(table) && below(table.argument(1), index)));
        if (ascends) {
            arena.ascending(stored);
        }
        return stored;
    }

    private static boolean below(Term index, Term other) {
        return Long.compareUnsigned(index.value(), other.value()) < 0;
    }

    /// A choice between two arrays.
    Term.Table choice(Term condition, Term.Table then, Term.Table otherwise, int elementWidth) {
        if (then == otherwise) {
            return then;
        }
        Term.Table merged = merged(condition, then, otherwise);
        return merged != null ? merged : table(Op.ITE, "", elementWidth, List.of(condition, then, otherwise));
    }

    /// Two chains of stores on one array become one, where nothing but constants tells their indices apart.
    private Term.@org.jspecify.annotations.Nullable Table merged(
            Term condition, Term.Table then, Term.Table otherwise) {
        Term last = last(then, otherwise);
        if (last == null) {
            return null;
        }
        Term.Table x = without(then, last);
        Term.Table y = without(otherwise, last);
        Term.Table rest = x == y ? x : merged(condition, x, y);
        return rest == null
                ? null
                : store(rest, last, terms.ite(condition, select(then, last), select(otherwise, last)));
    }

    /// The index that is stored to last, of both.
    private static @org.jspecify.annotations.Nullable Term last(Term then, Term otherwise) {
        Term x = then.is(Op.STORE) ? then.argument(1) : null;
        Term y = otherwise.is(Op.STORE) ? otherwise.argument(1) : null;
        if (x == null || y == null || x == y) {
            return x == null ? y : x;
        }
        if (x.is(Op.CONST) && y.is(Op.CONST)) {
            return Long.compareUnsigned(x.value(), y.value()) > 0 ? x : y;
        }
        if (otherwise == then.argument(0)) {
            return x;
        }
        return then == otherwise.argument(0) ? y : null;
    }

    private static Term.Table without(Term.Table table, Term index) {
        return table.is(Op.STORE) && table.argument(1) == index ? (Term.Table) table.argument(0) : table;
    }

    /// Equality of arrays that differ as nodes.
    Term equal(Term.Table a, Term.Table b) {
        Term last = last(a, b);
        if (last != null) {
            Term.Table x = without(a, last);
            Term.Table y = without(b, last);
            if (x == y) {
                return terms.eq(select(a, last), select(b, last));
            }
            boolean apart = last.is(Op.CONST) && !stored(x, last) && !stored(y, last);
            Term rest = apart ? equal(x, y) : null;
            if (rest != null && !ofArrays(rest)) {
                return terms.and(rest, terms.eq(select(a, last), select(b, last)));
            }
        }
        return terms.equalities().atom(a, b);
    }

    private static boolean ofArrays(Term equality) {
        return equality.is(Op.EQ) && equality.argument(0) instanceof Term.Table;
    }

    /// Whether an array is stored to at an index, or may be.
    private boolean stored(Term table, Term index) {
        if (table.is(Op.STORE) && arena.ascends(table) && index.is(Op.CONST) && below(table.argument(1), index)) {
            return false;
        }
        Term at = table;
        while (at.is(Op.STORE)) {
            if (!at.argument(1).is(Op.CONST) || at.argument(1) == index) {
                return true;
            }
            at = at.argument(0);
        }
        return false;
    }
}
