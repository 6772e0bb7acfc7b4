package nicc.dsl.semantics;

/// `woclr`: ones clear.
record Woclr() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.and(s, algebra.not(algebra.and(v, m)));
    }
}
