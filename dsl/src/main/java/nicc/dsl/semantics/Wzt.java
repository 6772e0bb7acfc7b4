package nicc.dsl.semantics;

/// `wzt`: zeros toggle.
record Wzt() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.xor(s, algebra.and(algebra.not(v), m));
    }
}
