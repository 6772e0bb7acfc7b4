package nicc.dsl.resolve;

/// Where code stands: the names around it.
///
/// @param env template parameters
/// @param locals local names
/// @param loop whether it is inside a loop
record Scope(Env env, Locals locals, boolean loop) {

    static Scope of(Env env) {
        return new Scope(env, new Locals(), false);
    }

    Scope nested() {
        return new Scope(env, locals.nested(), loop);
    }

    Scope inLoop() {
        return new Scope(env, locals.nested(), true);
    }

    /// The same local names with other template parameters.
    Scope with(Env other) {
        return new Scope(other, locals, loop);
    }
}
