package nicc.verifier.smt;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Assertions, and whether they can hold together. Effort is bounded by Z3's resource count, not by time, so
/// that an
/// answer does not
/// depend on what else the machine does; a time-out is only a backstop.
public final class Question {

    /// By the wall's clock, hence long: a machine that does much else must not change an answer.
    private static final int BACKSTOP_MILLIS = 1_200_000;

    private final Terms terms;
    private final Solver solver;
    private @Nullable Model model;

    /// Ways to an answer.
    public enum Way {
        /// Terms are compared as they are: at once where two sides look alike.
        CONGRUENCE,
        /// Everything becomes bits: slower to begin with, and stronger.
        BITS
    }

    /// Asks nothing yet.
    ///
    /// @param terms where the assertions' terms come from
    /// @param effort Z3's `rlimit`, at least 1
    /// @param way how it is answered
    public Question(Terms terms, int effort, Way way) {
        this.terms = terms;
        solver = switch (way) {
            case CONGRUENCE -> terms.translation().context().mkSolver();
            case BITS -> terms.translation().context().mkSolver("QF_AUFBV");
        };
        Params params = terms.translation().context().mkParams();
        params.add("rlimit", effort);
        params.add("timeout", BACKSTOP_MILLIS);
        solver.setParameters(params);
    }

    /// Adds an assertion.
    ///
    /// @param condition one bit
    @SuppressWarnings("unchecked") // Z3's varargs are generic arrays
    public void assume(Term condition) {
        solver.add(bool(condition));
    }

    /// Asks.
    ///
    /// @return whether all assertions can hold together
    public Answer ask() {
        return answer(solver.check());
    }

    private Answer answer(Status status) {
        return switch (status) {
            case UNSATISFIABLE -> new Answer.Unsatisfiable();
            case SATISFIABLE -> {
                model = solver.getModel();
                yield new Answer.Satisfiable(values(model));
            }
            case UNKNOWN -> new Answer.Unknown(solver.getReasonUnknown());
        };
    }

    /// The values of the symbols in the last model.
    ///
    /// @return values by name; symbols that do not matter are left out
    public Map<String, Long> values() {
        return values(lastModel());
    }

    private Model lastModel() {
        return Objects.requireNonNull(model, "no model yet");
    }

    /// Asks, with one more assertion for this time only.
    ///
    /// @param condition one bit
    /// @return whether all assertions and the condition can hold together
    @SuppressWarnings("unchecked") // Z3's varargs are generic arrays
    public Answer ask(Term condition) {
        return answer(solver.check(bool(condition)));
    }

    /// Adds an assertion if the others allow it; if not, or if the solver does not know, nothing changes.
    ///
    /// @param condition one bit
    /// @return whether it was added
    @SuppressWarnings("unchecked") // Z3's varargs are generic arrays
    public boolean prefer(Term condition) {
        solver.push();
        solver.add(bool(condition));
        boolean possible = solver.check() == Status.SATISFIABLE;
        if (possible) {
            model = solver.getModel();
        } else {
            solver.pop();
        }
        return possible;
    }

    /// The question in SMT-LIB 2.
    ///
    /// @return a script without `check-sat`
    public String script() {
        return solver.toString();
    }

    /// The value of a term in the last model, with symbols that do not matter set to 0.
    ///
    /// @param term any term of up to 64 bits
    /// @return its value
    public long value(Term term) {
        Expr<?> value = lastModel().eval(terms.translation().vector(term), true);
        return ((BitVecNum) value).getBigInteger().longValue();
    }

    /// The last model for terms that no question was about as well.
    Valuation valuation() {
        Model last = lastModel();
        Translation translation = terms.translation();
        return new Valuation((term, what) -> {
            Expr<?> asked = what.size() == 2 && what.getLast() instanceof Long index
                    ? translation.element(String.valueOf(what.getFirst()), Valuation.elementWidth(term), index)
                    : translation.vector(term);
            return ((BitVecNum) last.eval(asked, true)).getBigInteger().longValue();
        });
    }

    private BoolExpr bool(Term condition) {
        return terms.translation().bool(condition);
    }

    private static Map<String, Long> values(Model model) {
        Map<String, Long> values = new TreeMap<>();
        for (FuncDecl<?> symbol : model.getConstDecls()) {
            Expr<?> value = model.getConstInterp(symbol);
            if (symbol.getName().toString().startsWith(Functions.OPAQUE_PREFIX)) {
                continue;
            }
            if (value instanceof BitVecNum number) {
                values.put(symbol.getName().toString(), number.getBigInteger().longValue());
            } else if (value.isTrue() || value.isFalse()) {
                values.put(symbol.getName().toString(), value.isTrue() ? 1L : 0L);
            }
        }
        return values;
    }
}
