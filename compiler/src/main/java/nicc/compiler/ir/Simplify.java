package nicc.compiler.ir;

/// The rules by which [Values] simplifies. Each keeps value and type, and only drops operands that are pure.
final class Simplify {
    private Simplify() {}

    static Value and(Value a, Value b) {
        if (a instanceof Value.Const && !(b instanceof Value.Const)) {
            return and(b, a);
        }
        if (b instanceof Value.Const mask) {
            if (covers(mask.bits(), a.width())) {
                return a;
            }
            if (mask.bits() == 0 && Purity.pure(a)) {
                return b;
            }
            if (a instanceof Value.Binary in && in.op() == Op.AND && in.right() instanceof Value.Const c) {
                return and(in.left(), Values.constant(a.type(), c.bits() & mask.bits()));
            }
        }
        return compute(Op.AND, a, b);
    }

    static Value binary(Op op, Value a, Value b) {
        return switch (op) {
            case AND -> and(a, b);
            case OR, XOR, ADD -> commutative(op, a, b);
            case SUB, SHL, SHR -> Values.is(b, 0) ? a : shiftOrSub(op, a, b);
            case MUL, DIV, DIV_UNSIGNED -> Values.is(b, 1) ? a : compute(op, a, b);
            case REM, REM_UNSIGNED -> compute(op, a, b);
        };
    }

    private static Value commutative(Op op, Value a, Value b) {
        if (Values.is(a, 0)) {
            return b;
        }
        if (Values.is(b, 0)) {
            return a;
        }
        if (op == Op.OR
                && a.type() == Type.BOOL
                && (Values.is(a, 1) || Values.is(b, 1))
                && Purity.pure(a)
                && Purity.pure(b)) {
            return Values.TRUE;
        }
        if (op == Op.XOR && a.type() == Type.BOOL && Values.is(b, 1)) {
            return not(a);
        }
        return a instanceof Value.Const && !(b instanceof Value.Const) ? compute(op, b, a) : compute(op, a, b);
    }

    private static Value shiftOrSub(Op op, Value a, Value b) {
        boolean gone = op == Op.SHR && b instanceof Value.Const k && k.bits() >= a.width();
        return gone && Purity.pure(a) ? Values.constant(a.type(), 0) : compute(op, a, b);
    }

    private static Value compute(Op op, Value a, Value b) {
        if (a instanceof Value.Const x && b instanceof Value.Const y) {
            return Values.constant(a.type(), Constants.apply(op, x.bits(), y.bits()));
        }
        return new Value.Binary(op, a, b);
    }

    static Value compare(Relation relation, Value a, Value b) {
        if (a instanceof Value.Const x && b instanceof Value.Const y) {
            return Constants.holds(relation, x.bits(), y.bits()) ? Values.TRUE : Values.FALSE;
        }
        if (a.type() == Type.BOOL) {
            return truth(relation, a, b);
        }
        return new Value.Compare(relation, a, b);
    }

    private static Value truth(Relation relation, Value a, Value b) {
        return switch (relation) {
            case EQ -> b instanceof Value.Const c ? c.bits() == 1 ? a : not(a) : new Value.Compare(Relation.EQ, a, b);
            case NE -> b instanceof Value.Const c ? c.bits() == 1 ? not(a) : a : new Value.Compare(Relation.NE, a, b);
            case LT, ULT -> Values.and(not(a), b);
            case LE, ULE -> Values.or(not(a), b);
        };
    }

    static Value not(Value v) {
        return switch (v) {
            case Value.Const c -> c.bits() == 0 ? Values.TRUE : Values.FALSE;
            case Value.Not n -> n.operand();
            case Value.Compare c
            when c.relation() == Relation.EQ -> new Value.Compare(Relation.NE, c.left(), c.right());
            case Value.Compare c
            when c.relation() == Relation.NE -> new Value.Compare(Relation.EQ, c.left(), c.right());
            case Value.Compare c
            when c.relation() == Relation.LT -> new Value.Compare(Relation.LE, c.right(), c.left());
            case Value.Compare c
            when c.relation() == Relation.LE -> new Value.Compare(Relation.LT, c.right(), c.left());
            case Value.Compare c
            when c.relation() == Relation.ULT -> new Value.Compare(Relation.ULE, c.right(), c.left());
            case Value.Compare c
            when c.relation() == Relation.ULE -> new Value.Compare(Relation.ULT, c.right(), c.left());
            case Value.Binary b
            when b.type() == Type.BOOL && negatable(b) ->
                new Value.Binary(b.op() == Op.AND ? Op.OR : Op.AND, not(b.left()), not(b.right()));
            default -> new Value.Not(v);
        };
    }

    /// De Morgan, where it leaves no negation behind.
    private static boolean negatable(Value.Binary b) {
        return b.op() != Op.XOR && b.left() instanceof Value.Compare && b.right() instanceof Value.Compare;
    }

    static Value choose(Value condition, Value then, Value otherwise) {
        if (condition instanceof Value.Const c) {
            return c.bits() != 0 ? then : otherwise;
        }
        if (then.equals(otherwise) && Purity.pure(condition)) {
            return then;
        }
        if (then.type() == Type.BOOL && then instanceof Value.Const c) {
            return c.bits() != 0 ? Values.or(condition, otherwise) : Values.and(not(condition), otherwise);
        }
        if (otherwise.type() == Type.BOOL && otherwise instanceof Value.Const c) {
            return c.bits() == 0 ? Values.and(condition, then) : Values.or(not(condition), then);
        }
        return new Value.Choose(condition, then, otherwise);
    }

    /// Whether the lowest bit of a one-bit number is set: `(x >>> k) & 1` becomes a test of one bit of `x`.
    static Value bit(Value v) {
        if (v instanceof Value.Const c) {
            return c.bits() != 0 ? Values.TRUE : Values.FALSE;
        }
        if (v instanceof Value.Choose c && Values.is(c.then(), 1) && Values.is(c.otherwise(), 0)) {
            return c.condition();
        }
        return compare(Relation.NE, unshifted(v), Values.constant(unshifted(v).type(), 0));
    }

    private static Value unshifted(Value v) {
        if (v instanceof Value.Convert c && c.operand().width() <= 32) {
            return unshifted(c.operand());
        }
        if (!(v instanceof Value.Binary shift && shift.op() == Op.SHR && shift.right() instanceof Value.Const k)) {
            return v instanceof Value.Binary mask && mask.op() == Op.AND && Values.is(mask.right(), 1)
                    ? movedMask(mask)
                    : v;
        }
        return v.width() <= 1 && shift.left().width() > k.bits()
                ? and(
                        shift.left(),
                        Values.constant(v.type(), Values.ones(shift.left().width()) >>> k.bits() << k.bits()))
                : v;
    }

    private static Value movedMask(Value.Binary mask) {
        Value inner = mask.left() instanceof Value.Convert c && c.type() == Type.INT ? c.operand() : mask.left();
        if (inner instanceof Value.Binary shift && shift.op() == Op.SHR && shift.right() instanceof Value.Const k) {
            return and(shift.left(), Values.constant(inner.type(), 1L << k.bits()));
        }
        return mask;
    }

    static Value narrow(Value v) {
        return switch (v) {
            case Value.Convert c when c.operand().type() == Type.INT -> c.operand();
            case Value.Binary b
            when b.op() == Op.AND && b.right() instanceof Value.Const c ->
                covers(c.bits(), 32) ? narrow(b.left()) : and(narrow(b.left()), Values.constant(Type.INT, c.bits()));
            default -> new Value.Convert(Type.INT, v);
        };
    }

    private static boolean covers(long mask, int width) {
        long needed = Values.ones(width);
        return (mask & needed) == needed;
    }
}
