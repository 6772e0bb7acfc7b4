package nicc.verifier.smt;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Assertions, and whether they can hold together. Effort is bounded by Z3's resource count, not by time, so
/// that an
/// answer does not
/// depend on what else the machine does; a time-out is only a backstop.
public final class Question {

    /// By the wall's clock, hence long: a machine that does much else must not change an answer.
    private static final int BACKSTOP_MILLIS = 1_200_000;

    private static final int MOST_LAWS = 100;

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

    /// Adds an assertion if the others allow it; if not, or if the solver does not know, nothing changes but that laws
    /// are known that were missed on the way.
    ///
    /// @param condition one bit
    /// @param laws what holds anyway and the last model breaks: it is added as well, until a model breaks nothing
    /// @return whether it was added
    public boolean prefer(Term condition, Supplier<List<Term>> laws) {
        Model before = lastModel();
        List<Term> learnt = new ArrayList<>();
        solver.push();
        assume(condition);
        boolean possible = lawful(laws, learnt) instanceof Answer.Satisfiable;
        if (!possible) {
            solver.pop();
            learnt.forEach(this::assume);
            model = before;
        }
        return possible;
    }

    /// Asks until a model breaks no law.
    ///
    /// @param laws what holds anyway and the last model breaks
    /// @return whether all assertions can hold together, with the laws
    public Answer askLawfully(Supplier<List<Term>> laws) {
        return lawful(laws, new ArrayList<>());
    }

    private Answer lawful(Supplier<List<Term>> laws, List<Term> learnt) {
        Answer answer = ask();
        for (int i = 0; answer instanceof Answer.Satisfiable; i++) {
            List<Term> broken = laws.get();
            if (broken.isEmpty()) {
                return answer;
            }
            if (i == MOST_LAWS) {
                return new Answer.Unknown("too many laws of buffers");
            }
            learnt.addAll(broken);
            broken.forEach(this::assume);
            answer = ask();
        }
        return answer;
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

    /// The first elements of an array in the last model, with those that do not matter set to 0.
    ///
    /// @param table the array
    /// @param count how many
    /// @return their values
    public List<Long> elements(Term.Table table, int count) {
        Expr<?> value = lastModel().eval(terms.translation().table(table), true);
        Map<Long, Long> stored = new HashMap<>();
        while (value.isStore()) {
            Expr<?>[] arguments = value.getArgs();
            if (arguments[1] instanceof BitVecNum at && arguments[2] instanceof BitVecNum element) {
                stored.putIfAbsent(
                        at.getBigInteger().longValue(), element.getBigInteger().longValue());
            }
            value = arguments[0];
        }
        LongFunction<Long> others = value.isConstantArray() && value.getArgs()[0] instanceof BitVecNum rest
                ? _ -> rest.getBigInteger().longValue()
                : index -> element(table, index);
        return LongStream.range(0, count)
                .mapToObj(index -> stored.computeIfAbsent(index, others::apply))
                .toList();
    }

    private long element(Term.Table table, long index) {
        Expr<?> value = lastModel().eval(terms.translation().element(table, index), true);
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
