package nicc.dsl.resolve;

import nicc.dsl.ast.Declaration;

/// A declaration where one use of a template has put it: each use makes another thing of the same text. Two are
/// equal when they are the same, not when they read the same.
///
/// @param declaration what was written
/// @param env what the parameters of the surrounding template stand for there
record Use(Declaration declaration, Env env) {

    @Override
    @SuppressWarnings("ReferenceEquality") // trees are compared by identity
    public boolean equals(Object other) {
        return other instanceof Use use && use.declaration == declaration && use.env == env;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(declaration) + System.identityHashCode(env);
    }
}
