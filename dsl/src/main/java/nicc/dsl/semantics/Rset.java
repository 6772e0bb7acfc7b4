package nicc.dsl.semantics;

/// `rset`: a read sets.
record Rset() implements ReadRule {
    @Override
    public <V> V next(Algebra<V> algebra, V s, V m) {
        return algebra.or(s, m);
    }
}
