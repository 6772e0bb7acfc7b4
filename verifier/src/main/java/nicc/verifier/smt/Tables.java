package nicc.verifier.smt;

import com.microsoft.z3.ArrayExpr;
import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.Context;

/// Arrays over 32-bit indices.
public final class Tables {
    private static final int INDEX_WIDTH = 32;

    private final Terms terms;
    private final Context context;

    /// Arrays of a context.
    ///
    /// @param terms the context's terms
    public Tables(Terms terms) {
        this.terms = terms;
        this.context = terms.context();
    }

    /// A free array.
    ///
    /// @param name its name
    /// @param elementWidth bits of an element, at least 1
    /// @return the array
    public Term.Table symbol(String name, int elementWidth) {
        return new Term.Table(
                context.mkArrayConst(name, context.mkBitVecSort(INDEX_WIDTH), context.mkBitVecSort(elementWidth)),
                elementWidth);
    }

    /// An array of zeros.
    ///
    /// @param elementWidth bits of an element, at least 1
    /// @return the array
    public Term.Table zeros(int elementWidth) {
        return new Term.Table(
                context.mkConstArray(context.mkBitVecSort(INDEX_WIDTH), context.mkBV(0, elementWidth)), elementWidth);
    }

    /// An element. Stores to other constant indices are looked through.
    ///
    /// @param table the array
    /// @param index 32 bits
    /// @return as wide as an element
    @SuppressWarnings("unchecked") // the argument of a store is an array
    public Term select(Term.Table table, Term index) {
        ArrayExpr<BitVecSort, BitVecSort> array = table.expr();
        while (terms.vector(index) instanceof BitVecNum wanted
                && array.isStore()
                && array.getArgs()[1] instanceof BitVecNum stored) {
            if (stored.getBigInteger().equals(wanted.getBigInteger())) {
                return terms.bits((BitVecExpr) array.getArgs()[2]);
            }
            array = (ArrayExpr<BitVecSort, BitVecSort>) array.getArgs()[0];
        }
        return terms.bits((BitVecExpr) context.mkSelect(array, terms.vector(index)));
    }

    /// An array with one element changed.
    ///
    /// @param table the array
    /// @param index 32 bits
    /// @param value as wide as an element
    /// @return the new array
    public Term.Table store(Term.Table table, Term index, Term value) {
        return new Term.Table(
                context.mkStore(table.expr(), terms.vector(index), terms.vector(value)), table.elementWidth());
    }
}
