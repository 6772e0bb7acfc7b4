package nicc.dsl.parser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nicc.dsl.ast.Comment;
import nicc.dsl.ast.FileNode;
import nicc.dsl.ast.Import;
import nicc.dsl.ast.Item;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.SourceFile;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/// Parses a file. After an error it goes on behind the damaged part, so that one run finds what it can.
public final class SpecParser {

    private SpecParser() {}

    /// Parses a file.
    ///
    /// @param source the file
    /// @param diagnostics receives syntax errors
    /// @return what could be parsed
    public static FileNode parse(SourceFile source, Diagnostics diagnostics) {
        var lexer = new NicLexer(CharStreams.fromString(source.text(), source.name()));
        lexer.removeErrorListeners();
        var tokens = new CommonTokenStream(lexer);
        tokens.fill();
        var spans = new Spans(source.name());
        LexicalErrors.report(tokens.getTokens(), spans, diagnostics);
        var parser = new NicParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new SyntaxErrors(spans, diagnostics));
        var tree = parser.file();

        var damage = new Damage(new HashSet<>());
        var items = new Builders(spans, damage, diagnostics).items(tree.item());
        List<Import> imports = new ArrayList<>();
        for (var line : tree.importLine()) {
            if (damage.clean(line)) {
                imports.add(new Import(Text.unquote(line.STRING()), spans.of(line)));
            }
        }
        return file(imports, items, comments(tokens, spans), damage.names(), spans, tokens);
    }

    private static FileNode file(
            List<Import> imports,
            List<Item> items,
            List<Comment> comments,
            Set<String> damaged,
            Spans spans,
            CommonTokenStream tokens) {
        return new FileNode(imports, items, comments, damaged, spans.of(tokens.get(0), tokens.get(tokens.size() - 1)));
    }

    private static List<Comment> comments(CommonTokenStream tokens, Spans spans) {
        return tokens.getTokens().stream()
                .filter(t -> t.getChannel() == Token.HIDDEN_CHANNEL)
                .map(t -> new Comment(t.getText().stripTrailing(), spans.of(t)))
                .toList();
    }
}
