package nicc.dsl.resolve;

import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Handler;
import nicc.dsl.ast.Property;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Field;

/// A field before its code is resolved.
///
/// @param name the name, empty for bits without storage
/// @param title doc string
/// @param msb most significant bit
/// @param lsb least significant bit
/// @param kind what kind of bits
/// @param access what accesses do
/// @param flags properties without value
/// @param constant what bits without storage read as
/// @param derived the value of a derived field
/// @param interruptEnable the field named by `intr enable`
/// @param onWrite its action
/// @param resets its reset lines
/// @param span where it stands
record FieldShape(
        String name,
        String title,
        int msb,
        int lsb,
        Field.Kind kind,
        AccessRules access,
        Flags flags,
        long constant,
        Optional<Located> derived,
        Optional<Located> interruptEnable,
        Optional<Group.Of<Handler.On>> onWrite,
        List<Group.Of<Property.Reset>> resets,
        Span span) {

    int width() {
        return msb - lsb + 1;
    }

    long mask() {
        return (width() == Long.SIZE ? -1L : (1L << width()) - 1) << lsb;
    }

    boolean stored() {
        return kind == Field.Kind.PLAIN;
    }

    /// Properties without value.
    record Flags(boolean singlePulse, boolean counter, boolean saturate, boolean hwSet) {
        static final Flags NONE = new Flags(false, false, false, false);
    }
}
