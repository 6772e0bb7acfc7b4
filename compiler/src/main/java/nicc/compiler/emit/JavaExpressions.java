package nicc.compiler.emit;

import java.util.List;
import java.util.stream.Collectors;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;

/// Values as Java expressions, with the parentheses that a reader wants.
final class JavaExpressions {
    private static final int NONE = 0;
    private static final int CHOICE = 2;
    private static final int EITHER = 3;
    private static final int BOTH = 4;
    private static final int EQUALITY = 8;
    private static final int ORDER = 9;
    private static final int UNARY = 14;
    private static final int PRIMARY = 16;

    private JavaExpressions() {}

    /// A value as an expression.
    static String of(Value v) {
        return print(v, NONE);
    }

    /// The right operand of an operation, as it stands behind `+=` and the like.
    static String operand(Value.Binary b) {
        return b.right() instanceof Value.Const c && bitwise(b.op()) ? Literals.mask(c) : print(b.right(), NONE);
    }

    private static String print(Value v, int needed) {
        int own = precedence(v);
        return own < needed ? "(" + text(v) + ")" : text(v);
    }

    private static int precedence(Value v) {
        return switch (v) {
            case Value.Binary b
            when b.type() == Type.BOOL ->
                switch (b.op()) {
                    case AND -> BOTH;
                    case OR -> EITHER;
                    default -> EQUALITY;
                };
            case Value.Binary b when isComplement(b) -> UNARY;
            case Value.Binary b -> b.op().precedence();
            case Value.Compare c -> c.relation().unsigned() ? ORDER : order(c);
            case Value.Not n -> UNARY;
            case Value.Convert c -> UNARY;
            case Value.Choose c -> CHOICE;
            default -> PRIMARY;
        };
    }

    private static int order(Value.Compare c) {
        return switch (c.relation()) {
            case EQ, NE -> EQUALITY;
            default -> ORDER;
        };
    }

    private static String text(Value v) {
        return switch (v) {
            case Value.Const c -> Literals.number(c);
            case Value.Local l -> l.variable().name();
            case Value.Field f -> f.name();
            case Value.Handle h -> h.name();
            case Value.Element e -> e.name() + "[" + print(e.index(), NONE) + "]";
            case Value.Binary b -> binary(b);
            case Value.Compare c -> compare(c);
            case Value.Not n -> "!" + print(n.operand(), UNARY);
            case Value.Convert c -> "(" + Literals.type(c.type()) + ") " + print(c.operand(), UNARY);
            case Value.Choose c ->
                print(c.condition(), EITHER) + " ? " + print(c.then(), CHOICE + 1) + " : "
                        + print(c.otherwise(), CHOICE);
            case Value.Invoke i -> i.function() + "(" + list(i.arguments()) + ")";
            case Value.Call c -> c.receiver() + "." + c.intrinsic().method() + "(" + list(c.arguments()) + ")";
        };
    }

    private static String list(List<Value> arguments) {
        return arguments.stream().map(a -> print(a, NONE)).collect(Collectors.joining(", "));
    }

    private static String binary(Value.Binary b) {
        if (b.type() == Type.BOOL) {
            return logic(b);
        }
        if (b.op().method()) {
            return boxed(b.type()) + "." + b.op().java() + "(" + print(b.left(), NONE) + ", " + print(b.right(), NONE)
                    + ")";
        }
        if (isComplement(b)) {
            return "~" + print(b.left(), UNARY);
        }
        return operand(b, b.left(), false) + " " + b.op().java() + " " + operand(b, b.right(), true);
    }

    private static boolean isComplement(Value.Binary b) {
        return b.op() == Op.XOR
                && b.right() instanceof Value.Const c
                && c.bits() == (b.type() == Type.LONG ? -1 : 0xFFFF_FFFFL);
    }

    /// Operators of different kinds side by side get parentheses, whatever their precedence; chains of one kind
    /// do not.
    private static String operand(Value.Binary parent, Value child, boolean right) {
        boolean bitwise = bitwise(parent.op());
        if (child instanceof Value.Const c) {
            return bitwise ? Literals.mask(c) : Literals.number(c);
        }
        if (child instanceof Value.Convert c && c.type() == Type.LONG && parent.op() == Op.AND) {
            return print(c.operand(), PRIMARY);
        }
        if (child instanceof Value.Binary b && !isComplement(b) && !b.op().method()) {
            boolean chain = b.op() == parent.op() && !right && b.op() != Op.SHL && b.op() != Op.SHR;
            boolean sum = !right && additive(b.op()) && additive(parent.op());
            boolean product = additive(parent.op()) && b.op() == Op.MUL;
            return chain || sum || product ? text(b) : "(" + text(b) + ")";
        }
        return print(child, UNARY);
    }

    private static boolean additive(Op op) {
        return op == Op.ADD || op == Op.SUB;
    }

    private static boolean bitwise(Op op) {
        return op == Op.AND || op == Op.OR || op == Op.XOR;
    }

    private static String logic(Value.Binary b) {
        String token = switch (b.op()) {
            case AND -> " && ";
            case OR -> " || ";
            default -> " != ";
        };
        return condition(b, b.left()) + token + condition(b, b.right());
    }

    private static String condition(Value.Binary parent, Value child) {
        boolean chain = child instanceof Value.Binary b
                && b.type() == Type.BOOL
                && b.op() == parent.op()
                && child == parent.left();
        return print(child, chain ? BOTH - 1 : parent.op() == Op.XOR ? UNARY : EQUALITY);
    }

    private static String compare(Value.Compare c) {
        if (c.relation().unsigned()) {
            return boxed(c.left().type()) + ".compareUnsigned(" + print(c.left(), NONE) + ", " + print(c.right(), NONE)
                    + ") " + c.relation().java() + " 0";
        }
        boolean turned = c.left() instanceof Value.Const;
        Value left = turned ? c.right() : c.left();
        Value right = turned ? c.left() : c.right();
        String token = c.relation().java();
        return print(left, ORDER + 1) + " " + (turned ? token.replace('<', '>') : token) + " "
                + print(right, ORDER + 1);
    }

    private static String boxed(Type type) {
        return type == Type.LONG ? "Long" : "Integer";
    }
}
