package nicc.dsl.derive;

import java.util.LinkedHashSet;
import java.util.Set;
import nicc.dsl.check.Walk;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Expr;

/// The state that a value is computed from, functions included.
final class CellReads {

    private CellReads() {}

    /// Cells whose values an expression uses.
    static Set<Cell> of(Expr expr) {
        Set<Cell> cells = new LinkedHashSet<>();
        collect(expr, cells);
        return cells;
    }

    private static void collect(Expr expr, Set<Cell> cells) {
        Walk.expressions(expr, part -> {
            switch (part) {
                case Expr.CellValue c -> cells.add(c.cell());
                case Expr.Call c -> collect(c.function().body(), cells);
                case Expr.RingAvailable r -> {
                    cells.add(r.ring().head().cell());
                    collect(r.ring().size(), cells);
                    collect(r.ring().tail(), cells);
                }
                default -> {
                    // no state
                }
            }
        });
    }
}
