package nicc.dsl.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nicc.dsl.explain.Term.Literal;
import nicc.dsl.explain.Term.Operation;
import nicc.dsl.explain.Term.Operator;
import nicc.dsl.explain.Term.Part;
import nicc.dsl.explain.Term.Range;
import nicc.dsl.explain.Term.Slice;
import nicc.dsl.explain.Term.Symbol;

/// Prints terms in the language's notation. A symbol whose state has changed since it was read prints with
/// `old.`.
final class TermPrinter {
    private static final int DECIMAL_BELOW = 10;

    private final Map<String, Integer> versions;

    /// A printer for the present moment.
    ///
    /// @param versions how often each state has changed, by owner; missing ones not at all
    TermPrinter(Map<String, Integer> versions) {
        this.versions = versions;
    }

    String print(Term term) {
        List<Part> parts = withoutLeadingZeros(term.parts());
        if (parts.size() == 1) {
            return print(parts.getFirst());
        }
        if (parts.size() == 2 && parts.getLast() instanceof Literal(long value, int width) && value == 0) {
            return grouped(Term.of(parts.getFirst())) + " << " + width;
        }
        return parts.stream().map(this::sized).collect(Collectors.joining(", ", "{", "}"));
    }

    private static List<Part> withoutLeadingZeros(List<Part> parts) {
        boolean zero = parts.size() > 1 && parts.getFirst() instanceof Literal(long value, int _) && value == 0;
        return zero ? parts.subList(1, parts.size()) : parts;
    }

    /// Within a concatenation, the width of a literal matters.
    private String sized(Part part) {
        return part instanceof Literal literal ? number(literal.value()) + " as u" + literal.width() : print(part);
    }

    private String print(Part part) {
        return switch (part) {
            case Literal literal -> number(literal.value());
            case Slice(Symbol symbol, int msb, int lsb) -> age(symbol) + name(symbol, msb, lsb);
            case Slice(Operation operation, int msb, int lsb) -> {
                boolean whole = msb == operation.width() - 1 && lsb == 0;
                yield whole ? print(operation) : "(" + print(operation) + ")" + bits(msb, lsb);
            }
        };
    }

    static String number(long value) {
        return Long.compareUnsigned(value, DECIMAL_BELOW) < 0
                ? Long.toString(value)
                : "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT);
    }

    private String age(Symbol symbol) {
        return versions.getOrDefault(symbol.owner(), 0) == symbol.version() ? "" : "old.";
    }

    private static String name(Symbol symbol, int msb, int lsb) {
        if (msb == symbol.width() - 1 && lsb == 0) {
            return symbol.name();
        }
        return symbol.ranges().stream()
                .filter(range -> range.lsb() <= lsb && msb <= range.msb())
                .findFirst()
                .map(range -> symbol.name() + "." + name(range, msb, lsb))
                .orElseGet(() -> symbol.name() + bits(msb, lsb));
    }

    private static String name(Range range, int msb, int lsb) {
        boolean whole = msb == range.msb() && lsb == range.lsb();
        return whole ? range.name() : range.name() + bits(msb - range.lsb(), lsb - range.lsb());
    }

    static String bits(int msb, int lsb) {
        return msb == lsb ? "[" + lsb + "]" : "[" + msb + ":" + lsb + "]";
    }

    private String print(Operation operation) {
        List<Term> operands = operation.operands();
        return switch (operation.operator()) {
            case NOT -> negation(operands.getFirst());
            case ITE -> grouped(operands.get(0)) + " ? " + grouped(operands.get(1)) + " : " + grouped(operands.get(2));
            case ADD, SUB, MUL, DIV, MOD, AND, OR, XOR, SHL, SHR, EQ, LT, LE ->
                grouped(operands.get(0)) + " " + symbol(operation) + " " + grouped(operands.get(1));
        };
    }

    private static String symbol(Operation operation) {
        boolean truth = operation.width() == 1;
        boolean connective = operation.operator() == Operator.AND || operation.operator() == Operator.OR;
        return operation.operator().symbol.repeat(truth && connective ? 2 : 1);
    }

    private String negation(Term operand) {
        if (operand.parts().getFirst()
                        instanceof Slice(Operation(Operator operator, List<Term> sides, int _), int _, int _)
                && operand.width() == 1) {
            String left = grouped(sides.getFirst());
            String right = grouped(sides.getLast());
            switch (operator) {
                case EQ -> {
                    return left + " != " + right;
                }
                case LT -> {
                    return left + " >= " + right;
                }
                case LE -> {
                    return left + " > " + right;
                }
                case ADD, SUB, MUL, DIV, MOD, AND, OR, XOR, SHL, SHR, NOT, ITE -> {}
            }
        }
        return (operand.width() == 1 ? "!" : "~") + grouped(operand);
    }

    /// In parentheses where it needs them as an operand.
    private String grouped(Term term) {
        String text = print(term);
        boolean atomic = text.chars().noneMatch(c -> c == ' ') || text.startsWith("{");
        return atomic ? text : "(" + text + ")";
    }
}
