package nicc.dsl.semantics;

/// Bits that an access leaves alone: without storage, not for software to write, or `singlepulse`, which only
/// actions see.
record Unchanged() implements ReadRule, WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V m) {
        return s;
    }

    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return s;
    }
}
