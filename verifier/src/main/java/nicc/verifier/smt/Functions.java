package nicc.verifier.smt;

import java.util.ArrayList;
import java.util.List;

/// Functions of which nothing is known but that equal arguments give equal results.
public final class Functions {
    /// Names of opaque symbols begin with it: their values say nothing to people.
    static final String OPAQUE_PREFIX = "@";

    private final Terms terms;
    private final Arena arena;

    /// Functions of terms.
    ///
    /// @param terms makes their arguments
    public Functions(Terms terms) {
        this.terms = terms;
        this.arena = terms.arena();
    }

    /// A free value of an uninterpreted sort.
    ///
    /// @param name its name
    /// @param sort the sort's name
    /// @return the value
    public Term.Opaque symbol(String name, String sort) {
        return (Term.Opaque) arena.node(
                new Term.Shape(Op.SYMBOL, new Term.Sort.OfOpaque(sort), 0, OPAQUE_PREFIX + name, List.of(), List.of()));
    }

    /// A bit vector that a function gives.
    ///
    /// @param function the function; one name with the same sorts of arguments is the same function
    /// @param width bits of the result, up to 64
    /// @param arguments what it depends on
    /// @return the result
    public Term bits(String function, int width, List<Term> arguments) {
        return arena.bits(Op.APPLY, width, 0, function, cut(arguments));
    }

    /// An opaque value that a function gives.
    ///
    /// @param function the function
    /// @param sort the result's sort
    /// @param arguments what it depends on
    /// @return the result
    public Term.Opaque opaque(String function, String sort, List<Term> arguments) {
        return (Term.Opaque) arena.node(
                new Term.Shape(Op.APPLY, new Term.Sort.OfOpaque(sort), 0, function, cut(arguments), List.of()));
    }

    /// Arguments of up to 64 bits.
    private List<Term> cut(List<Term> arguments) {
        List<Term> result = new ArrayList<>();
        for (Term argument : arguments) {
            for (int from = 0; from < Math.max(1, argument.width()); from += Long.SIZE) {
                int to = Math.min(argument.width(), from + Long.SIZE) - 1;
                result.add(argument.width() <= Long.SIZE ? argument : terms.extract(argument, to, from));
            }
        }
        return List.copyOf(result);
    }
}
