package nicc.dsl.semantics;

/// `wot`: ones toggle.
record Wot() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.xor(s, algebra.and(v, m));
    }
}
