package nicc.verifier.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.dsl.semantics.Fetched;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Locals and snapshots of a running action or hook.
final class Activation {
    private final Map<String, Term> locals;
    private final Map<String, Fetched<Term>> records;

    Activation() {
        this(new HashMap<>(), new HashMap<>());
    }

    private Activation(Map<String, Term> locals, Map<String, Fetched<Term>> records) {
        this.locals = locals;
        this.records = records;
    }

    Term get(Local local) {
        return Objects.requireNonNull(locals.get(local.name()), local.name());
    }

    void set(Local local, Term value) {
        locals.put(local.name(), value);
    }

    Fetched<Term> get(Snapshot snapshot) {
        return Objects.requireNonNull(records.get(snapshot.name()), snapshot.name());
    }

    void set(Snapshot snapshot, Fetched<Term> value) {
        records.put(snapshot.name(), value);
    }

    Activation copy() {
        return new Activation(new HashMap<>(locals), new HashMap<>(records));
    }

    /// Those of some locals that there are by now.
    Set<String> those(Set<String> names) {
        return names.stream().filter(locals::containsKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The values of some locals.
    Map<String, Term> some(Set<String> names) {
        Map<String, Term> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, Objects.requireNonNull(locals.get(name), name)));
        return values;
    }

    /// Gives some locals other values of the same widths.
    void forget(Set<String> names, BiFunction<String, Integer, Term> values) {
        names.forEach(name -> locals.computeIfPresent(name, (_, value) -> values.apply(name, value.width())));
    }

    /// One of two; what only one of them has was declared inside its side and is not used behind it.
    static Activation merge(Terms terms, Term condition, Activation then, Activation otherwise) {
        Activation merged = then.copy();
        otherwise.locals.forEach((name, other) ->
                merged.locals.merge(name, other, (mine, theirs) -> either(terms, condition, mine, theirs)));
        otherwise.records.forEach((name, other) ->
                merged.records.merge(name, other, (mine, theirs) -> either(terms, condition, mine, theirs)));
        return merged;
    }

    private static Term either(Terms terms, Term condition, Term then, Term otherwise) {
        return then == otherwise || then.width() != otherwise.width() ? then : terms.ite(condition, then, otherwise);
    }

    private static Fetched<Term> either(Terms terms, Term condition, Fetched<Term> then, Fetched<Term> otherwise) {
        if (then.equals(otherwise) || then.bytes().size() != otherwise.bytes().size()) {
            return then;
        }
        List<Term> bytes = new ArrayList<>();
        for (int i = 0; i < then.bytes().size(); i++) {
            bytes.add(
                    terms.ite(condition, then.bytes().get(i), otherwise.bytes().get(i)));
        }
        return new Fetched<>(
                bytes,
                terms.ite(condition, then.taken(), otherwise.taken()),
                terms.ite(condition, then.slot(), otherwise.slot()));
    }
}
