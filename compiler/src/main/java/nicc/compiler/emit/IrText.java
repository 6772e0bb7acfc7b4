package nicc.compiler.emit;

import java.util.List;
import nicc.compiler.ir.Statement;

/// Statements as text, in Java's notation: the IR's arithmetic is Java's.
public final class IrText {
    private IrText() {}

    /// Prints statements.
    ///
    /// @param statements the statements
    /// @return lines
    public static String of(List<Statement> statements) {
        return JavaStatements.of(statements).toString();
    }
}
