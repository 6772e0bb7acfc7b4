package nicc.dsl.semantics;

/// `woset`: ones set.
record Woset() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.or(s, algebra.and(v, m));
    }
}
