package nicc.dsl.semantics;

/// `wzs`: zeros set.
record Wzs() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.or(s, algebra.and(algebra.not(v), m));
    }
}
