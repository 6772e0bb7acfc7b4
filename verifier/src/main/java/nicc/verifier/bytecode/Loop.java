package nicc.verifier.bytecode;

import java.lang.classfile.instruction.BranchInstruction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Term;
import org.jspecify.annotations.Nullable;

/// A method with one loop, cut at the loop's head: the way there, and one round from there. Whatever number of
/// rounds there is, it is one of the first and any number of the second.
public final class Loop {
    private final Run run;
    private final Code code;
    private final int head;

    /// The loop of a method.
    ///
    /// @param run what its rounds are part of
    /// @param method the only method of its name
    /// @throws UnsupportedCode when the method has no loop, or more than one
    public Loop(Run run, String method) {
        this.run = run;
        this.code = run.image().method(method, run.world().uses());
        Set<Integer> heads = new TreeSet<>();
        for (int i = 0; i < code.length(); i++) {
            if (code.at(i) instanceof BranchInstruction branch && code.target(branch.target()) <= i) {
                heads.add(code.target(branch.target()));
            }
        }
        if (heads.size() != 1) {
            throw new UnsupportedCode(code.where(0), heads.size() + " loops");
        }
        this.head = heads.iterator().next();
    }

    /// Where control is at the head.
    ///
    /// @param guard the condition under which it gets there
    /// @param locals numbers in local variables
    /// @param state the state, by field
    public record Point(Term guard, Map<Integer, Term> locals, State state) {}

    /// How the method ends.
    ///
    /// @param guard the condition under which it does
    /// @param value what it returns, if anything
    /// @param state the state, by field
    public record Exit(Term guard, Optional<Term> value, State state) {}

    /// A part of a run.
    ///
    /// @param again the head, when control may get there
    /// @param exit the end, when control may get there
    public record Part(Optional<Point> again, Optional<Exit> exit) {}

    /// From the method's begin to the head.
    ///
    /// @param arguments numbers as wide as Java has them
    /// @param state the state before
    /// @return where that leads
    public Part begin(List<Term> arguments, State state) {
        Frame first = frame(run.terms().bit(true), state);
        int slot = 1;
        for (Term argument : arguments) {
            first.local(slot, new Value.Numeral(argument));
            slot += argument.width() / Integer.SIZE;
        }
        return part(0, first);
    }

    /// One round.
    ///
    /// @param from the head
    /// @return where that leads
    public Part round(Point from) {
        Frame first = frame(from.guard(), from.state());
        from.locals().forEach((slot, term) -> first.local(slot, new Value.Numeral(term)));
        return part(head, first);
    }

    private Frame frame(Term guard, State state) {
        Guard always = Guard.always(run.terms());
        Frame frame = new Frame(
                state.copy(), run.terms().known(guard).orElse(0) == 1 ? always : always.and(run.terms(), guard));
        frame.local(0, new Value.Self());
        return frame;
    }

    private Part part(int from, Frame first) {
        Executor executor = new Executor(run);
        Executor.Invocation invocation = executor.invocation(code);
        List<Frame> heads = new ArrayList<>();
        invocation.cut(head, heads::add);
        invocation.begin(from, first);
        @Nullable Frame returned = invocation.steps();
        Optional<Frame> again = heads.stream().reduce((a, b) -> {
            a.join(run.terms(), b);
            return a;
        });
        return new Part(
                again.map(frame -> new Point(frame.guard().whole(), numbers(frame), frame.state())),
                Optional.ofNullable(returned).map(frame -> exit(frame, executor)));
    }

    private Exit exit(Frame frame, Executor executor) {
        Term guard = frame.guard().whole();
        Optional<Term> value =
                code.returns() ? Optional.of(executor.number(frame.pop(), code.where(0))) : Optional.empty();
        return new Exit(guard, value, frame.state());
    }

    private static Map<Integer, Term> numbers(Frame frame) {
        Map<Integer, Term> numbers = new LinkedHashMap<>();
        for (int slot = 1; slot < frame.size(); slot++) {
            if (frame.local(slot) instanceof Value.Numeral(Term term)) {
                numbers.put(slot, term);
            }
        }
        return numbers;
    }
}
