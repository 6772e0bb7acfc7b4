package nicc.verifier.bytecode;

import java.util.ArrayList;
import java.util.List;
import nicc.verifier.encode.State;
import nicc.verifier.smt.Terms;
import org.jspecify.annotations.Nullable;

/// Where a run of a method is: locals, operand stack, the device's state, and under which condition.
/// Changeable.
final class Frame {
    private final List<@Nullable Value> locals;
    private final List<Value> stack;
    private State state;
    private Guard guard;

    Frame(State state, Guard guard) {
        this(new ArrayList<>(), new ArrayList<>(), state, guard);
    }

    private Frame(List<@Nullable Value> locals, List<Value> stack, State state, Guard guard) {
        this.locals = locals;
        this.stack = stack;
        this.state = state;
        this.guard = guard;
    }

    State state() {
        return state;
    }

    void state(State after) {
        state = after;
    }

    Guard guard() {
        return guard;
    }

    Frame fork(Guard side) {
        return new Frame(new ArrayList<>(locals), new ArrayList<>(stack), state.copy(), side);
    }

    void narrow(Guard side) {
        guard = side;
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.removeLast();
    }

    List<Value> pop(int count) {
        List<Value> top = stack.subList(stack.size() - count, stack.size());
        List<Value> values = new ArrayList<>(top);
        top.clear();
        return values;
    }

    @Nullable
    Value local(int slot) {
        return slot < locals.size() ? locals.get(slot) : null;
    }

    /// Words of locals.
    int size() {
        return locals.size();
    }

    void local(int slot, Value value) {
        while (locals.size() <= slot) {
            locals.add(null);
        }
        locals.set(slot, value);
    }

    /// What a local holds is not used any more.
    void forget(int slot) {
        if (slot < locals.size()) {
            locals.set(slot, null);
        }
    }

    /// Whether the operand stack is empty.
    boolean atRest() {
        return stack.isEmpty();
    }

    /// Becomes the merge of itself with another frame of the same place. Locals that differ in kind are dead
    /// behind the join, or javac's own verifier would object to them.
    void join(Terms terms, Frame other) {
        Guard.Join join = Guard.join(terms, guard, other.guard);
        guard = join.guard();
        state = State.merge(terms, join.first(), state, other.state);
        Merge merge = new Merge(terms, join.first());
        for (int i = 0; i < stack.size(); i++) {
            Value merged = merge.of(stack.get(i), other.stack.get(i));
            if (merged == null) {
                throw new IllegalArgumentException("two kinds of values meet on the stack");
            }
            stack.set(i, merged);
        }
        for (int i = 0; i < locals.size(); i++) {
            locals.set(i, merge.of(locals.get(i), other.local(i)));
        }
    }
}
