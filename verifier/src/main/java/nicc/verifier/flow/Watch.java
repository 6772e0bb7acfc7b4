package nicc.verifier.flow;

import java.util.Set;

/// Cells whose changes are tallied.
///
/// @param told those from whose values a later event tells of what was stored
/// @param waited those that engines wait for
record Watch(Set<String> told, Set<String> waited) {
    static final Watch NOTHING = new Watch(Set.of(), Set.of());

    Watch {
        told = Set.copyOf(told);
        waited = Set.copyOf(waited);
    }
}
