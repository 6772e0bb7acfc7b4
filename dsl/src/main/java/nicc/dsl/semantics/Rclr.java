package nicc.dsl.semantics;

/// `rclr`: a read clears.
record Rclr() implements ReadRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V m) {
        return algebra.and(s, algebra.not(m));
    }
}
