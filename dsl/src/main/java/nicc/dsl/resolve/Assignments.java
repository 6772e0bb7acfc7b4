package nicc.dsl.resolve;

import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Operator;
import nicc.dsl.ast.Statement;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.BufferOp;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;
import nicc.dsl.model.Place;
import nicc.dsl.model.Stmt;

/// Assignments and `count`.
final class Assignments {

    private final Resolution resolution;
    private final Session session;

    Assignments(Resolution resolution) {
        this.resolution = resolution;
        this.session = resolution.session();
    }

    Optional<Stmt> assign(Statement.Assign a, Scope scope) {
        Target target = resolution.expressions().designators().find(a.place(), scope);
        return switch (target) {
            case Target.Bits bits -> bits(bits, a, scope);
            case Target.DynamicBit dynamic -> dynamicBit(dynamic, a, scope);
            case Target.LocalName(Local local, boolean variable)
            when variable -> Optional.of(new Stmt.SetLocal(local, value(a, target, scope, local.width()), a.span()));
            case Target.Word w ->
                Optional.of(new Stmt.OnBuffer(
                        new BufferOp.Put(
                                w.buffer(),
                                w.offset(),
                                w.bytes(),
                                w.bigEndian(),
                                value(a, target, scope, 8 * w.bytes())),
                        a.span()));
            case Target.Broken _ -> {
                resolution.expressions().value(a.value(), scope, 0);
                yield Optional.empty();
            }
            default -> notAssignable(a, target);
        };
    }

    private Optional<Stmt> notAssignable(Statement.Assign a, Target target) {
        boolean local = target instanceof Target.LocalName;
        session.error(
                Code.NOT_ASSIGNABLE,
                a.place().span(),
                local ? "'let' names a value for good" : "this cannot be assigned to",
                local ? "declare it with 'var' and a type" : "");
        return Optional.empty();
    }

    private Optional<Stmt> bits(Target.Bits bits, Statement.Assign a, Scope scope) {
        if (bits.field().filter(f -> !f.stored()).isPresent()) {
            FieldShape field = bits.field().get();
            session.add(new Diagnostic(
                            Code.NOT_ASSIGNABLE,
                            a.place().span(),
                            "field '" + field.name() + "' is computed at each read and stores nothing")
                    .at(field.span(), "declared here"));
            return Optional.empty();
        }
        Expr value = value(a, bits, scope, bits.width());
        checkHwSet(bits, a, value);
        return Optional.of(new Stmt.Assign(place(bits), value, a.span()));
    }

    static Place place(Target.Bits bits) {
        return new Place(bits.cell(), bits.index(), bits.msb(), bits.lsb());
    }

    /// The new value; for `+=` and the like, computed from the old one.
    private Expr value(Statement.Assign a, Target target, Scope scope, int width) {
        Expr right = a.operator().filter(Assignments::shift).isPresent()
                ? resolution.expressions().free(a.value(), scope, 0)
                : resolution.expressions().at(a.value(), scope, width);
        if (a.operator().isEmpty()) {
            return right;
        }
        Value old =
                resolution.expressions().designators().read(target, a.place().span(), scope);
        Expr left = resolution.widths().at(old, width, a.place().span());
        return Operators.binary(Operators.op(a.operator().get()), left, right);
    }

    private static boolean shift(Operator operator) {
        return operator == Operator.SHL || operator == Operator.SHR;
    }

    /// One bit at a computed place of a register or variable: the others keep their value, and a bit past the
    /// end
    /// changes none.
    private Optional<Stmt> dynamicBit(Target.DynamicBit dynamic, Statement.Assign a, Scope scope) {
        Target.Bits bits = dynamic.bits();
        int width = bits.width();
        Expr bit = value(a, dynamic, scope, 1);
        Expr old = resolution
                .widths()
                .at(resolution.expressions().designators().read(bits, a.span(), scope), width, a.span());
        Expr one = Operators.binary(BinaryOp.SHL, new Expr.Const(1, width), dynamic.bit());
        Expr placed = Operators.binary(BinaryOp.SHL, Widths.extend(bit, width), dynamic.bit());
        Expr cleared = Operators.binary(BinaryOp.AND, old, Operators.not(one));
        Expr value = Operators.binary(BinaryOp.OR, cleared, placed);
        checkHwSet(bits, a, value);
        return Optional.of(new Stmt.Assign(place(bits), value, a.span()));
    }

    /// Device code may only set a `hwset` field: `|=`, or all ones.
    private void checkHwSet(Target.Bits bits, Statement.Assign a, Expr value) {
        boolean sets = a.operator().filter(o -> o == Operator.OR).isPresent()
                || (value instanceof Expr.Const(long v, int width) && v == Widths.mask(width));
        if (sets || bits.register().isEmpty()) {
            return;
        }
        bits.register().get().fields().stream()
                .filter(f -> f.flags().hwSet() && f.lsb() <= bits.msb() && f.msb() >= bits.lsb())
                .findFirst()
                .ifPresent(f -> session.add(new Diagnostic(
                                Code.HWSET_ASSIGNED,
                                a.span(),
                                "field '" + f.name() + "' is only ever set by the device ('hwset')")
                        .at(f.span(), "declared here")
                        .help("write '= true', use '|=', or drop 'hwset'")));
    }

    Optional<Stmt> count(Statement.Count c, Scope scope) {
        Target target = resolution.expressions().designators().find(c.counter(), scope);
        if (target instanceof Target.Broken) {
            return Optional.empty();
        }
        Optional<Target.Bits> counter = counter(target);
        if (counter.isEmpty()) {
            session.error(
                    Code.NOT_A_COUNTER,
                    c.counter().span(),
                    "this is no counter",
                    "name a field with the property 'counter'");
            return Optional.empty();
        }
        Target.Bits bits = counter.get();
        Expr by = by(c, scope, bits.width());
        boolean saturate = bits.field().orElseThrow().flags().saturate();
        return Optional.of(new Stmt.Count(place(bits), by, saturate, c.span()));
    }

    private Expr by(Statement.Count c, Scope scope, int width) {
        Optional<Expression> by = c.by();
        return by.isEmpty()
                ? new Expr.Const(1, width)
                : resolution.expressions().at(by.get(), scope, width);
    }

    /// The field, or the only counter of a register.
    private static Optional<Target.Bits> counter(Target target) {
        if (!(target instanceof Target.Bits bits) || bits.register().isEmpty()) {
            return Optional.empty();
        }
        if (bits.field().isPresent()) {
            FieldShape field = bits.field().get();
            boolean whole = bits.msb() == field.msb() && bits.lsb() == field.lsb();
            return whole && field.flags().counter() ? Optional.of(bits) : Optional.empty();
        }
        var counters = bits.register().get().fields().stream()
                .filter(f -> f.flags().counter())
                .toList();
        if (counters.size() != 1 || bits.width() != bits.cell().width()) {
            return Optional.empty();
        }
        FieldShape field = counters.get(0);
        return Optional.of(new Target.Bits(
                bits.cell(), bits.index(), field.msb(), field.lsb(), bits.register(), Optional.of(field)));
    }
}
