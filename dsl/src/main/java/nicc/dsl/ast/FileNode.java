package nicc.dsl.ast;

import java.util.List;
import java.util.Set;
import nicc.dsl.diagnostic.Span;

/// A file.
///
/// @param imports what it imports
/// @param items what it declares, in order
/// @param comments all comments, in order
/// @param damaged names that stand in parts that could not be parsed: whether they are declared is not known
/// @param span the whole file
public record FileNode(List<Import> imports, List<Item> items, List<Comment> comments, Set<String> damaged, Span span) {

    /// Copies the collections.
    public FileNode {
        imports = List.copyOf(imports);
        items = List.copyOf(items);
        comments = List.copyOf(comments);
        damaged = Set.copyOf(damaged);
    }
}
