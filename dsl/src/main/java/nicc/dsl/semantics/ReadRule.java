package nicc.dsl.semantics;

import nicc.dsl.model.Field;

/// What a read does to the storage of a field (docs/language.md, section 5): one class for each word of
/// SystemRDL.
interface ReadRule {

    /// The field's bits after the read.
    ///
    /// @param algebra operations
    /// @param s the field's bits before
    /// @param m the bits that the read touches
    /// @return as wide as the field
    /// @param <V> a bit vector
    <V> V next(Algebra<V> algebra, V s, V m);

    /// The rule of a field.
    ///
    /// @param field a field
    /// @return its rule
    static ReadRule of(Field field) {
        if (field.kind() != Field.Kind.PLAIN) {
            return new Unchanged();
        }
        return switch (field.onRead()) {
            case NONE -> new Unchanged();
            case RCLR -> new Rclr();
            case RSET -> new Rset();
        };
    }
}
