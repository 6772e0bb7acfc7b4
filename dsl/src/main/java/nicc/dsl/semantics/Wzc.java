package nicc.dsl.semantics;

/// `wzc`: zeros clear.
record Wzc() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.and(s, algebra.not(algebra.and(algebra.not(v), m)));
    }
}
