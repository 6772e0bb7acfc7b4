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

    /// From this round of a loop on, the solver is asked whether there can be another one.
    private static final int ROUNDS_ON_TRUST = 2;

    private final Run run;
    private final Terms terms;

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
                run.effort().step(code, next.getKey());
                step.at(next.getKey(), next.getValue());
            }
            return returned;
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
            if (splits.merge(index, 1, Integer::sum) > MOST_SPLITS) {
                throw new UnsupportedCode(code.where(index), "a loop whose rounds are not bounded by a small constant");
            }
            Frame side = frame.fork(frame.guard().and(terms, condition));
            frame.narrow(frame.guard().and(terms, terms.not(condition)));
            arrive(then, side);
            arrive(otherwise, frame);
        }
    }
}
