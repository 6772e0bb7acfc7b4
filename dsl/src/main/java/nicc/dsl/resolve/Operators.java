package nicc.dsl.resolve;

import java.math.BigInteger;
import nicc.dsl.ast.Operator;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Expr;

/// Operators on values whose operands are resolved.
final class Operators {

    private Operators() {}

    /// The model's operator; `>` and `>=` are `<` and `<=` with their operands exchanged.
    static BinaryOp op(Operator operator) {
        return switch (operator) {
            case MUL -> BinaryOp.MUL;
            case DIV -> BinaryOp.DIV;
            case MOD -> BinaryOp.MOD;
            case ADD -> BinaryOp.ADD;
            case SUB -> BinaryOp.SUB;
            case SHL -> BinaryOp.SHL;
            case SHR -> BinaryOp.SHR;
            case AND, AND_ALSO -> BinaryOp.AND;
            case XOR -> BinaryOp.XOR;
            case OR, OR_ELSE -> BinaryOp.OR;
            case EQ -> BinaryOp.EQ;
            case NE -> BinaryOp.NE;
            case LT, GT -> BinaryOp.LT;
            case LE, GE -> BinaryOp.LE;
        };
    }

    static boolean exchanged(Operator operator) {
        return operator == Operator.GT || operator == Operator.GE;
    }

    /// Two numbers without width. The divisor is not 0.
    static Value numbers(BinaryOp op, BigInteger a, BigInteger b) {
        return switch (op) {
            case ADD -> new Value.Flexible(a.add(b));
            case SUB -> new Value.Flexible(a.subtract(b));
            case MUL -> new Value.Flexible(a.multiply(b));
            case DIV -> new Value.Flexible(a.divide(b));
            case MOD -> new Value.Flexible(a.mod(b.abs()));
            case AND -> new Value.Flexible(a.and(b));
            case OR -> new Value.Flexible(a.or(b));
            case XOR -> new Value.Flexible(a.xor(b));
            case SHL -> new Value.Flexible(a.shiftLeft(amount(b)));
            case SHR -> new Value.Flexible(a.shiftRight(amount(b)));
            case EQ -> Value.bool(a.equals(b));
            case NE -> Value.bool(!a.equals(b));
            case LT -> Value.bool(a.compareTo(b) < 0);
            case LE -> Value.bool(a.compareTo(b) <= 0);
        };
    }

    private static int amount(BigInteger b) {
        return b.min(BigInteger.valueOf(2L * Long.SIZE)).max(BigInteger.ZERO).intValue();
    }

    /// Two operands; constants are computed at once. Operands are equally wide, but for shifts.
    static Expr binary(BinaryOp op, Expr left, Expr right) {
        if (left instanceof Expr.Const(long a, int width) && right instanceof Expr.Const(long b, int _)) {
            return constant(op, a, b, width);
        }
        return new Expr.Binary(op, left, right);
    }

    private static Expr constant(BinaryOp op, long a, long b, int width) {
        Value value = numbers(op, unsigned(a), unsigned(b));
        return switch (value) {
            case Value.Flexible n -> new Expr.Const(Widths.cut(n.value(), width), width);
            case Value.Bits(Expr expr) -> expr;
            case Value.Broken _ -> new Expr.Const(0, width);
        };
    }

    static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    static Expr not(Expr operand) {
        return operand instanceof Expr.Const(long value, int width)
                ? new Expr.Const(~value & Widths.mask(width), width)
                : new Expr.Not(operand);
    }

    static Expr select(Expr condition, Expr then, Expr otherwise) {
        if (condition instanceof Expr.Const(long value, int _)) {
            return value == 1 ? then : otherwise;
        }
        return new Expr.Ite(condition, then, otherwise);
    }
}
