package nicc.verifier.bytecode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;
import org.jspecify.annotations.Nullable;

/// Runs methods: always the frame with the lowest offset first, so that frames that meet at a join are merged
/// before
/// what follows is run, and a run is linear in the code. A loop whose rounds are decided by constants just
/// runs;
/// one that is not is left to run a bounded number of rounds.
final class Executor {
    private static final int MOST_SPLITS = 72;

    /// Where longer loops are taken by any of their rounds.
    private static final int FEW_SPLITS = 18;

    /// From this round of a loop on, the solver is asked whether there can be another one.
    private static final int ROUNDS_ON_TRUST = 2;

    /// Where only first rounds are run: so many are more than the spec's.
    private static final int FIRST_ROUNDS = 5;

    /// How often a loop is tried to be taken by any of its rounds.
    private static final int MOST_VISITS = 4;

    private final Run run;
    private final Terms terms;

    /// Hears where control gets to when it leaves a part of a method.
    interface Border {
        /// To the head of the loop.
        void again(Frame frame);

        /// To an instruction outside of the loop.
        void left(int index, Frame frame);
    }

    Executor(Run run) {
        this.run = run;
        this.terms = run.terms();
    }

    /// What a call comes to.
    record Result(Optional<Value> value, State state) {}

    Result run(Code code, List<Value> arguments, State state, Guard guard) {
        Frame first = new Frame(state, guard);
        int slot = 0;
        for (Value argument : arguments) {
            first.local(slot, argument);
            slot += argument.wide() ? 2 : 1;
        }
        Invocation invocation = new Invocation(code);
        invocation.arrive(0, first);
        run.effort().enter(code);
        Result result = invocation.run();
        run.effort().leave();
        return result;
    }

    /// An activation that begins anywhere.
    Invocation invocation(Code code) {
        return new Invocation(code);
    }

    /// A number, whatever form it has.
    Term number(Value value, String where) {
        return switch (value) {
            case Value.Numeral(Term term) -> term;
            case Value.Order(Term less, Term equal, Term _) ->
                terms.ite(
                        less,
                        terms.constant(-1, Integer.SIZE),
                        terms.ite(equal, terms.zero(Integer.SIZE), terms.constant(1, Integer.SIZE)));
            default -> throw new UnsupportedCode(where, "a number is expected, not " + value);
        };
    }

    /// One activation of a method.
    final class Invocation {
        private final Code code;
        private final TreeMap<Integer, Frame> waiting = new TreeMap<>();
        private final Map<Integer, Integer> splits = new HashMap<>();
        private @Nullable Frame returned;
        private int cut = -1;
        private Consumer<Frame> taker = _ -> {};
        private final Map<Integer, Integer> visits = new HashMap<>();
        private @Nullable Inside inside;

        Invocation(Code code) {
            this.code = code;
        }

        Code code() {
            return code;
        }

        Run context() {
            return run;
        }

        Executor executor() {
            return Executor.this;
        }

        Result run() {
            Frame end = steps();
            if (end == null) {
                throw new UnsupportedCode(code.where(0), "never returns");
            }
            Optional<Value> value = code.returns() ? Optional.of(end.pop()) : Optional.empty();
            return new Result(value, end.state());
        }

        /// Runs until no frame waits.
        ///
        /// @return the frame that has returned, or null when none has
        @Nullable
        Frame steps() {
            Step step = new Step(this);
            while (!waiting.isEmpty()) {
                var next = waiting.pollFirstEntry();
                if (!passed(next.getKey(), next.getValue())) {
                    run.effort().step(code, next.getKey(), next.getValue().guard());
                    step.at(next.getKey(), next.getValue());
                }
            }
            return returned;
        }

        /// Takes a loop by any of its rounds, if that is possible.
        private boolean passed(int index, Frame frame) {
            boolean own = index == cut || (inside != null && inside.range.head() == index);
            if (own || !run.inductive() || code.loop(index).isEmpty() || !frame.atRest()) {
                return false;
            }
            if (visits.merge(index, 1, Integer::sum) > MOST_VISITS) {
                return false;
            }
            Visit visit = new Visit(run, Executor.this, code, code.loop(index).orElseThrow(), frame);
            Optional<Visit.Passed> passed = run.pass(visit);
            passed.ifPresent(to -> arrive(to.exit(), visit.passed(to)));
            return passed.isPresent();
        }

        /// Has frames that come to a loop's head again, or leave it, taken out.
        void within(Code.Range range, Border border) {
            inside = new Inside(range, border);
        }

        /// Has frames that come to an instruction taken out.
        void cut(int index, Consumer<Frame> by) {
            cut = index;
            taker = by;
        }

        /// Control begins at an instruction.
        void begin(int index, Frame frame) {
            waiting.put(index, frame);
        }

        /// Control comes to an instruction.
        void arrive(int index, Frame frame) {
            if (index == cut) {
                taker.accept(frame);
                return;
            }
            if (inside != null && inside.takes(index, frame)) {
                return;
            }
            Frame other = waiting.get(index);
            if (other == null) {
                waiting.put(index, frame);
            } else {
                other.join(terms, frame);
            }
        }

        /// Control leaves the method.
        void leave(Frame frame) {
            if (returned == null) {
                returned = frame;
            } else {
                returned.join(terms, frame);
            }
        }

        /// Control goes one of two ways.
        void split(int index, Frame frame, Term condition, int then, int otherwise) {
            int before = splits.getOrDefault(index, 0);
            OptionalLong known = run.decide(frame.guard(), condition, before >= ROUNDS_ON_TRUST);
            if (known.isPresent()) {
                arrive(known.getAsLong() == 1 ? then : otherwise, frame);
                return;
            }
            int rounds = splits.merge(index, 1, Integer::sum);
            if (rounds > FIRST_ROUNDS && run.firstRounds() && stop(index, frame, condition, then, otherwise)) {
                return;
            }
            if (rounds > (run.inductive() ? FEW_SPLITS : MOST_SPLITS)) {
                throw new UnsupportedCode(code.where(index), "a loop whose rounds are not bounded by a small constant");
            }
            Frame side = frame.fork(frame.guard().and(terms, condition));
            frame.narrow(frame.guard().and(terms, terms.not(condition)));
            arrive(then, side);
            arrive(otherwise, frame);
        }

        /// No further round of a loop is run: what is said afterwards is said of runs that need none.
        ///
        /// @return whether the condition is one that decides about another round
        private boolean stop(int index, Frame frame, Term condition, int then, int otherwise) {
            Optional<Code.Range> range = code.around(index);
            if (range.isEmpty() || range.get().has(then) == range.get().has(otherwise)) {
                return false;
            }
            boolean leaves = !range.get().has(then);
            Term over = leaves ? condition : terms.not(condition);
            Term before = frame.guard().whole();
            run.ends(terms.or(terms.not(before), over));
            frame.narrow(frame.guard().and(terms, over));
            arrive(leaves ? then : otherwise, frame);
            return true;
        }
    }

    /// A loop whose round is run by itself.
    private record Inside(Code.Range range, Border border) {
        boolean takes(int index, Frame frame) {
            if (index == range.head()) {
                border.again(frame);
                return true;
            }
            if (!range.has(index)) {
                border.left(index, frame);
                return true;
            }
            return false;
        }
    }
}
