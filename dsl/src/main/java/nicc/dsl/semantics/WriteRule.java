package nicc.dsl.semantics;

import nicc.dsl.model.Field;

/// What a write does to the storage of a field (docs/language.md, section 5): one class for each word of
/// SystemRDL.
interface WriteRule {

    /// The field's bits after the write.
    ///
    /// @param algebra operations
    /// @param s the field's bits before
    /// @param v the bits written; any value where not enabled
    /// @param m the enabled bits
    /// @return as wide as the field
    /// @param <V> a bit vector
    <V> V next(Algebra<V> algebra, V s, V v, V m);

    /// The rule of a field, by precedence: storage, then `sw`, then `singlepulse`, then `onwrite`.
    ///
    /// @param field a field
    /// @return its rule
    static WriteRule of(Field field) {
        boolean writable = field.sw() == Field.Access.RW || field.sw() == Field.Access.W;
        if (field.kind() != Field.Kind.PLAIN || !writable || field.singlePulse()) {
            return new Unchanged();
        }
        return switch (field.onWrite()) {
            case STORE -> new Store();
            case WOSET -> new Woset();
            case WOCLR -> new Woclr();
            case WOT -> new Wot();
            case WZS -> new Wzs();
            case WZC -> new Wzc();
            case WZT -> new Wzt();
            case WSET -> new Wset();
            case WCLR -> new Wclr();
        };
    }
}
