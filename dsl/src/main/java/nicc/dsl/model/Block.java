package nicc.dsl.model;

import java.util.List;

/// Statements in order.
///
/// @param statements the statements
public record Block(List<Stmt> statements) {

    /// Copies the list.
    public Block {
        statements = List.copyOf(statements);
    }
}
