package nicc.dsl.derive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.ast.BusItem;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.FileNode;
import nicc.dsl.ast.Item;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.parser.SpecParser;

/// A spec as it was written: what the model knows by its place is found there, and can be changed.
final class SpecText {

    private final List<SourceFile> sources;
    private final Map<String, FileNode> trees = new LinkedHashMap<>();
    private final Map<String, TextEdits> edits = new LinkedHashMap<>();

    /// Something that was written.
    ///
    /// @param item the item
    /// @param parametric whether it stands in a template with parameters, which mean nothing elsewhere
    record Written<T extends Item>(T item, boolean parametric) {}

    SpecText(List<SourceFile> sources) {
        this.sources = List.copyOf(sources);
        for (SourceFile source : sources) {
            trees.put(source.name(), SpecParser.parse(source, new Diagnostics()));
            edits.put(source.name(), new TextEdits(source));
        }
    }

    /// The item of a kind that stands at a place.
    <T extends Item> Optional<Written<T>> find(Class<T> kind, Span span) {
        FileNode tree = trees.get(span.file());
        return tree == null ? Optional.empty() : find(kind, span, tree.items(), false);
    }

    private static <T extends Item> Optional<Written<T>> find(
            Class<T> kind, Span span, List<Item> items, boolean parametric) {
        for (Item item : items) {
            if (kind.isInstance(item) && item.span().equals(span)) {
                return Optional.of(new Written<>(kind.cast(item), parametric));
            }
            Optional<Written<T>> inner = find(kind, span, inner(item), parametric || parametric(item));
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static boolean parametric(Item item) {
        return item instanceof Declaration.Template t && !t.parameters().isEmpty();
    }

    private static List<Item> inner(Item item) {
        return switch (item) {
            case Declaration.Device d -> d.items();
            case Declaration.Template t -> t.items();
            case BusItem.Pci p -> p.items();
            default -> List.of();
        };
    }

    /// The text of a place.
    String text(Span span) {
        return edits(span).text(span);
    }

    /// Changes to the file that a place is in.
    TextEdits edits(Span span) {
        return edits.get(span.file());
    }

    /// All files as one, those that the first one imports before it; nothing is imported any more.
    String whole() {
        StringBuilder out = new StringBuilder();
        for (SourceFile source : sources.reversed()) {
            TextEdits edit = edits.get(source.name());
            trees.get(source.name()).imports().forEach(line -> edit.replace(line.span(), ""));
            out.append(edit.result()).append('\n');
        }
        return out.toString();
    }
}
