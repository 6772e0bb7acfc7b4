package nicc.verifier.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.dsl.semantics.Fetched;

/// What belongs to a call: locals, and records that were read.
///
/// @param locals by name
/// @param snapshots by name
record Frame(Map<Local, Word> locals, Map<Snapshot, Fetched<Word>> snapshots) {

    /// A call that has done nothing.
    Frame() {
        this(new HashMap<>(), new HashMap<>());
    }

    Frame copy() {
        return new Frame(new HashMap<>(locals), new HashMap<>(snapshots));
    }

    Word local(Local local) {
        Word value = locals.get(local);
        return value == null ? Word.mixed(Set.of(local.name()), local.width()) : value;
    }

    Fetched<Word> snapshot(Snapshot snapshot) {
        return Optional.ofNullable(snapshots.get(snapshot))
                .orElseThrow(() -> new IllegalArgumentException("no snapshot " + snapshot));
    }

    /// Becomes what is after either of two ways: this one, and the one where a condition holds.
    ///
    /// @param choice joins words
    /// @param then the frame where the condition holds
    /// @param supplied whether a record that is taken is there
    void join(Choice choice, Frame then, boolean supplied) {
        then.locals.forEach((local, value) -> locals.merge(local, value, (b, a) -> choice.of(a, b)));
        then.snapshots.forEach(
                (snapshot, value) -> snapshots.merge(snapshot, value, (b, a) -> record(choice, a, b, supplied)));
    }

    private static Fetched<Word> record(Choice choice, Fetched<Word> a, Fetched<Word> b, boolean supplied) {
        if (supplied && a.taken().equals(Word.of(1, 1))) {
            return a;
        }
        List<Word> bytes = new ArrayList<>();
        for (int i = 0; i < a.bytes().size(); i++) {
            bytes.add(choice.of(a.bytes().get(i), b.bytes().get(i)));
        }
        return new Fetched<>(bytes, choice.of(a.taken(), b.taken()), choice.of(a.slot(), b.slot()));
    }

    /// One of two words: as a condition says.
    interface Choice {
        Word of(Word then, Word otherwise);
    }
}
