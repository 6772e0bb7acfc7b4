package nicc.dsl.semantics;

/// `wclr`: any write clears.
record Wclr() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.and(s, algebra.not(m));
    }
}
