package nicc.verifier.smt;

import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Sort;
import java.util.List;

/// Functions of which nothing is known but that equal arguments give equal results.
public final class Functions {
    /// Opaque values are numbered: a formula that only compares them has a model if it has one with as many
    /// values as
    /// it has terms. So nothing is lost, and the solver's procedures for bit vectors can be used.
    private static final int OPAQUE_WIDTH = 32;

    /// Names of opaque symbols begin with it: their values say nothing to people.
    static final String OPAQUE_PREFIX = "@";

    private final Terms terms;
    private final Context context;

    /// Functions of a context.
    ///
    /// @param terms the context's terms
    public Functions(Terms terms) {
        this.terms = terms;
        this.context = terms.context();
    }

    /// A free value of an uninterpreted sort.
    ///
    /// @param name its name
    /// @param sort the sort's name
    /// @return the value
    public Term.Opaque symbol(String name, String sort) {
        return new Term.Opaque(context.mkConst(OPAQUE_PREFIX + name, context.mkBitVecSort(OPAQUE_WIDTH)), sort);
    }

    /// A bit vector that a function gives.
    ///
    /// @param function the function; one name with the same sorts of arguments is the same function
    /// @param width bits of the result
    /// @param arguments what it depends on
    /// @return the result
    public Term bits(String function, int width, List<Term> arguments) {
        return terms.bits((BitVecExpr) apply(function, context.mkBitVecSort(width), arguments));
    }

    /// An opaque value that a function gives.
    ///
    /// @param function the function
    /// @param sort the result's sort
    /// @param arguments what it depends on
    /// @return the result
    public Term.Opaque opaque(String function, String sort, List<Term> arguments) {
        return new Term.Opaque(apply(function, context.mkBitVecSort(OPAQUE_WIDTH), arguments), sort);
    }

    private Expr<?> apply(String function, Sort range, List<Term> arguments) {
        Expr<?>[] values = arguments.stream().map(this::argument).toArray(Expr<?>[]::new);
        Sort[] domain = new Sort[values.length];
        for (int i = 0; i < values.length; i++) {
            domain[i] = values[i].getSort();
        }
        FuncDecl<?> declaration = context.mkFuncDecl(function, domain, range);
        return context.mkApp(declaration, values);
    }

    /// Booleans as vectors, so that a function has one signature whatever the term's form is.
    private Expr<?> argument(Term term) {
        return switch (term) {
            case Term.Bit bit -> terms.vector(bit);
            case Term.Bits bits -> bits.expr();
            case Term.Opaque opaque -> opaque.expr();
            case Term.Table table -> table.expr();
        };
    }
}
