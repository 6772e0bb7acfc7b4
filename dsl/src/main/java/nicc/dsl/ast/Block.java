package nicc.dsl.ast;

import java.util.List;
import nicc.dsl.diagnostic.Span;

/// Statements in braces.
///
/// @param statements the statements
/// @param span with the braces
public record Block(List<Statement> statements, Span span) {

    /// Copies the list.
    public Block {
        statements = List.copyOf(statements);
    }
}
