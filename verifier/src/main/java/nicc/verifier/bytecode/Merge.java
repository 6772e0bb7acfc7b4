package nicc.verifier.bytecode;

import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;
import org.jspecify.annotations.Nullable;

/// Values of two sides of a split as one.
record Merge(Terms terms, Term first) {

    /// One of two values.
    ///
    /// @return the value, or null when no value can be both
    @Nullable
    Value of(@Nullable Value a, @Nullable Value b) {
        if (a == null || b == null) {
            return null;
        }
        if (a.equals(b)) {
            return a;
        }
        if (a instanceof Value.Numeral(Term x) && b instanceof Value.Numeral(Term y) && x.width() == y.width()) {
            return new Value.Numeral(terms.ite(first, x, y));
        }
        if (a instanceof Value.Order x && b instanceof Value.Order y) {
            return new Value.Order(
                    terms.ite(first, x.less(), y.less()),
                    terms.ite(first, x.equal(), y.equal()),
                    terms.ite(first, x.greater(), y.greater()));
        }
        return null;
    }
}
