package nicc.dsl.semantics;

/// `wset`: any write sets.
record Wset() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.or(s, m);
    }
}
