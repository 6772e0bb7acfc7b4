package nicc.verifier.bytecode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import org.jspecify.annotations.Nullable;

/// Control has come to a loop's head. What a round does can be tried from any state, before the loop is run.
public final class Visit {
    private final Run run;
    private final Executor executor;
    private final Code code;
    private final Code.Range range;
    private final Frame frame;

    Visit(Run run, Executor executor, Code code, Code.Range range, Frame frame) {
        this.run = run;
        this.executor = executor;
        this.code = code;
        this.range = range;
        this.frame = frame;
    }

    /// One round, or none, from the head on.
    ///
    /// @param again the condition under which control comes to the head again, one bit
    /// @param next the state then
    /// @param locals the numbers in local variables then
    /// @param over the condition under which the loop is left instead
    /// @param left the state then
    /// @param exit the instruction behind the loop
    public record Turn(Term again, State next, Map<Integer, Term> locals, Term over, State left, int exit) {
        /// Copies the map.
        public Turn {
            locals = Map.copyOf(locals);
        }
    }

    /// What comes of a loop that is not run.
    ///
    /// @param state the state behind it
    /// @param locals numbers in the local variables that it changes; others of these are not used any more
    /// @param exit the instruction behind the loop
    public record Passed(State state, Map<Integer, Term> locals, int exit) {
        /// Copies the map.
        public Passed {
            locals = Map.copyOf(locals);
        }
    }

    /// The condition under which control is here.
    ///
    /// @return one bit
    public Term guard() {
        return frame.guard().whole();
    }

    /// The state before the first round.
    ///
    /// @return the state, by field
    public State state() {
        return frame.state();
    }

    /// Where it is.
    ///
    /// @return class, method and offset
    public String where() {
        return code.where(range.head());
    }

    /// The local variables that a round may change, each with what is added to it, if that is a constant and nothing
    /// else is done to it.
    ///
    /// @return by slot
    public Map<Integer, OptionalLong> changed() {
        return code.changed(range);
    }

    /// The number in a local variable before the first round.
    ///
    /// @param slot the variable
    /// @return 32 or 64 bits; empty when there is no number
    public Optional<Term> local(int slot) {
        return frame.local(slot) instanceof Value.Numeral(Term term) ? Optional.of(term) : Optional.empty();
    }

    /// The device's own methods that a round may call, and those that they may call.
    ///
    /// @return their names
    public Set<String> reached() {
        return run.image()
                .reached(code.called(range, run.image().name()), run.world().uses());
    }

    /// Has one round run.
    ///
    /// @param head the state at the head
    /// @param locals numbers in local variables that rounds change; others of these are set before they are used
    /// @return what comes of it, or empty when the loop is not one that ends at its head
    public Optional<Turn> round(State head, Map<Integer, Term> locals) {
        Frame first = frame.fork(frame.guard());
        first.state(head.copy());
        change(first, locals);
        Executor.Invocation invocation = executor.invocation(code);
        Turns turns = new Turns();
        invocation.within(range, turns);
        invocation.begin(range.head(), first);
        boolean returned = invocation.steps() != null;
        return returned ? Optional.empty() : turns.result();
    }

    /// Where control gets to from the head.
    final class Turns implements Executor.Border {
        private @Nullable Frame again;
        private @Nullable Frame over;
        private int exit = -1;
        private boolean several;

        @Override
        public void again(Frame at) {
            again = joined(again, at);
        }

        @Override
        public void left(int index, Frame at) {
            several |= exit >= 0 && exit != index;
            exit = index;
            over = joined(over, at);
        }

        private Frame joined(@Nullable Frame before, Frame at) {
            if (before == null) {
                return at;
            }
            before.join(run.terms(), at);
            return before;
        }

        private Optional<Turn> result() {
            if (again == null || over == null || several) {
                return Optional.empty();
            }
            return Optional.of(new Turn(
                    again.guard().whole(),
                    again.state(),
                    numbers(again),
                    over.guard().whole(),
                    over.state(),
                    exit));
        }
    }

    private Map<Integer, Term> numbers(Frame at) {
        Map<Integer, Term> numbers = new HashMap<>();
        for (int slot : changed().keySet()) {
            if (at.local(slot) instanceof Value.Numeral(Term term)) {
                numbers.put(slot, term);
            }
        }
        return numbers;
    }

    /// The frame behind the loop.
    Frame passed(Passed passed) {
        frame.state(passed.state().copy());
        change(frame, passed.locals());
        return frame;
    }

    private void change(Frame at, Map<Integer, Term> locals) {
        changed().keySet().forEach(at::forget);
        locals.forEach((slot, term) -> at.local(slot, new Value.Numeral(term)));
    }
}
