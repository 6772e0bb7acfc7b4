package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Stmt;

/// Joins what a statement stores to units of memory (docs/language.md, section 7): parts that are written one after
/// the other, and together fill 2, 4 or 8 bytes of the layout at a multiple of that, are stored at once.
final class StoreUnits {
    private StoreUnits() {}

    /// The stores of a statement.
    ///
    /// @param parts whole bytes each, in the order in which they are written
    /// @return the same bytes with the same values; of what could be joined in more than one way, the longest first
    static List<Stmt.Part> of(List<Stmt.Part> parts) {
        List<Stmt.Part> units = new ArrayList<>();
        int first = 0;
        while (first < parts.size()) {
            int end = parts.size();
            while (end > first + 1 && !unit(parts.subList(first, end))) {
                end--;
            }
            units.add(join(parts.subList(first, end)));
            first = end;
        }
        return units;
    }

    private static boolean unit(List<Stmt.Part> parts) {
        if (!adjoin(parts)) {
            return false;
        }
        Stmt.Part whole = join(parts);
        int width = whole.msb() - whole.lsb() + 1;
        return width <= Long.SIZE && Integer.bitCount(width) == 1 && whole.lsb() % width == 0;
    }

    /// Whether bits of a layout leave no gap between them, in whatever order they are written.
    static boolean adjoin(List<Stmt.Part> bits) {
        List<Stmt.Part> sorted = ascending(bits);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).lsb() != sorted.get(i - 1).msb() + 1) {
                return false;
            }
        }
        return true;
    }

    /// Bits that adjoin as one.
    static Stmt.Part join(List<Stmt.Part> bits) {
        List<Stmt.Part> sorted = ascending(bits);
        Expr value = sorted.getFirst().value();
        for (Stmt.Part part : sorted.subList(1, sorted.size())) {
            value = new Expr.Concat(part.value(), value);
        }
        return new Stmt.Part(sorted.getLast().msb(), sorted.getFirst().lsb(), value);
    }

    private static List<Stmt.Part> ascending(List<Stmt.Part> bits) {
        return bits.stream().sorted(Comparator.comparingInt(Stmt.Part::lsb)).toList();
    }
}
