package nicc.dsl.resolve;

import java.util.List;
import java.util.Optional;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Cell;

/// A register before its code is resolved.
///
/// @param bank the bank's name
/// @param name the name
/// @param title doc string
/// @param section where the data sheet describes it
/// @param offset byte offset
/// @param width bits
/// @param array whether it was declared as an array
/// @param count elements
/// @param stride bytes from one element to the next
/// @param cell its storage, shared with the target of an alias
/// @param alias the target, when it is an alias
/// @param fields in ascending order of bits
/// @param group its items
/// @param actions the items that its actions come from: its own, or those of the target that it is the same as
/// @param span where it stands
record RegisterShape(
        String bank,
        String name,
        String title,
        String section,
        long offset,
        int width,
        boolean array,
        int count,
        int stride,
        Cell cell,
        Optional<RegisterShape> alias,
        List<FieldShape> fields,
        Group group,
        Group actions,
        Span span) {

    /// The field of that name.
    Optional<FieldShape> field(String name) {
        return fields.stream()
                .filter(f -> !name.isEmpty() && f.name().equals(name))
                .findFirst();
    }

    /// Whether some bits are not what the cell holds.
    boolean computed() {
        return fields.stream().anyMatch(f -> f.derived().isPresent() || f.constant() != 0);
    }
}
