package nicc.dsl.semantics;

/// `onwrite` as SystemRDL has it by default: the enabled bits are stored.
record Store() implements WriteRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V v, V m) {
        return algebra.or(algebra.and(s, algebra.not(m)), algebra.and(v, m));
    }
}
