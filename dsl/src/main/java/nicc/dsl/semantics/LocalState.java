package nicc.dsl.semantics;

import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;

/// Locals and records of the running action, function or hook (see [Control#call]).
///
/// @param <V> a bit vector
public interface LocalState<V> {

    /// The value of a local.
    ///
    /// @param local declared before
    /// @return as wide as it
    V local(Local local);

    /// Declares or changes a local.
    ///
    /// @param local the local
    /// @param value as wide as it
    void set(Local local, V value);

    /// What a snapshot holds.
    ///
    /// @param snapshot declared before
    /// @return its bytes and its slot
    Fetched<V> fetched(Snapshot snapshot);

    /// Declares a snapshot, or takes it anew.
    ///
    /// @param snapshot the snapshot
    /// @param value its bytes and its slot
    void set(Snapshot snapshot, Fetched<V> value);
}
