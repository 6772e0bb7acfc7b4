package nicc.dsl.semantics;

import nicc.dsl.model.Local;

/// Which values the locals of an expression have. Expressions change nothing, so scopes are immutable: the
/// locals of a function's body and of a `let` never reach the machine.
///
/// @param <V> a bit vector
@FunctionalInterface
interface Scope<V> {

    /// The value of a local.
    ///
    /// @param local the local
    /// @return as wide as it
    V value(Local local);

    /// This scope with one more local, which hides one of the same name.
    ///
    /// @param local the local
    /// @param value its value
    /// @return the new scope
    default Scope<V> with(Local local, V value) {
        return wanted -> wanted.equals(local) ? value : value(wanted);
    }

    /// A scope without locals.
    ///
    /// @return the scope
    /// @param <V> a bit vector
    static <V> Scope<V> empty() {
        return local -> {
            throw new IllegalArgumentException("no value for " + local.name());
        };
    }
}
