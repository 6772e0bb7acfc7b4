package nicc.verifier.encode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The state of a device as terms, by name. Changeable; [#copy] before a fork: what is not changed afterwards is not
/// copied.
public final class State {

    /// The name of what device and world have said to each other so far.
    public static final String HISTORY = "history";

    private Map<String, Term> values;

    /// Whether another state has the same values.
    private boolean shared;

    /// A state without values.
    public State() {
        values = new LinkedHashMap<>();
    }

    private State(State like) {
        values = like.values;
        shared = true;
        like.shared = true;
    }

    /// A value.
    ///
    /// @param name its name
    /// @return the present term
    public Term get(String name) {
        Term value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the state has no " + name);
        }
        return value;
    }

    /// An array.
    ///
    /// @param name its name
    /// @return the present term
    public Term.Table table(String name) {
        return (Term.Table) get(name);
    }

    /// Whether there is a value.
    ///
    /// @param name a name
    /// @return whether it has been set
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Changes a value.
    ///
    /// @param name its name
    /// @param value the new term
    public void set(String name, Term value) {
        own();
        values.put(name, value);
    }

    /// What the state consists of.
    ///
    /// @return the names in the order in which they were first set
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /// A state that changes on its own from now on.
    ///
    /// @return the copy
    public State copy() {
        return new State(this);
    }

    private void own() {
        if (shared) {
            values = new LinkedHashMap<>(values);
            shared = false;
        }
    }

    /// One of two states of the same shape.
    ///
    /// @param terms makes the terms
    /// @param condition one bit
    /// @param then the state when it is 1
    /// @param otherwise the state when it is 0
    /// @return a new state
    public static State merge(Terms terms, Term condition, State then, State otherwise) {
        State merged = then.copy();
        if (then.values == otherwise.values) {
            return merged;
        }
        for (Map.Entry<String, Term> entry : then.values.entrySet()) {
            Term other = otherwise.get(entry.getKey());
            if (entry.getValue() != other) {
                merged.set(entry.getKey(), terms.ite(condition, entry.getValue(), other));
            }
        }
        return merged;
    }
}
