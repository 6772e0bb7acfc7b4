package nicc.dsl.resolve;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;

/// The values of what is designated. A register's value is what its cell holds, with derived fields and
/// constant bits
/// in
/// their places.
final class Reads {

    private final Session session;
    private final Expressions expressions;
    private final Set<FieldShape> open = new HashSet<>();

    Reads(Resolution resolution, Expressions expressions) {
        this.session = resolution.session();
        this.expressions = expressions;
    }

    Value value(Target target, Span span, Scope scope) {
        return switch (target) {
            case Target.Bits bits -> new Value.Bits(bits(bits, scope));
            case Target.DynamicBit(Target.Bits bits, Expr bit) -> dynamicBit(bits(bits, scope), bit);
            case Target.LocalName(Local local, boolean _) -> new Value.Bits(new Expr.LocalValue(local));
            case Target.Computed(Value value) -> value;
            case Target.Word w -> new Value.Bits(new Expr.BufferLoad(w.buffer(), w.offset(), w.bytes(), w.bigEndian()));
            case Target.Broken _ -> new Value.Broken();
            case Target.Elements _ -> noValue(span, "an array", "give its index");
            case Target.View _ -> noValue(span, "a snapshot", "name a field of it");
            case Target.BufferName _ -> noValue(span, "a buffer", "");
            case Target.Words _ -> noValue(span, "a buffer", "give an offset in brackets");
            case Target.RingName _ -> noValue(span, "a ring", "its only value is '.available'");
            case Target.TimerName _ -> noValue(span, "a timer", "its only value is '.running'");
            case Target.EnumName _ -> noValue(span, "an enum", "name a member of it");
            case Target.BankName _ -> noValue(span, "a bank", "name a register of it");
            case Target.Link _ -> noValue(span, "the link", "its only value is 'link.up'");
            case Target.NoValue(String kind) -> noValue(span, "the name of a " + kind, "");
        };
    }

    private Value noValue(Span span, String what, String help) {
        session.error(Code.WRONG_KIND, span, "a value is needed here, this is " + what, help);
        return new Value.Broken();
    }

    /// Bit `bit` of a value; 0 past its end.
    static Value dynamicBit(Expr value, Expr bit) {
        return new Value.Bits(Widths.extract(Operators.binary(BinaryOp.SHR, value, bit), 0, 0));
    }

    private Expr bits(Target.Bits bits, Scope scope) {
        Optional<FieldShape> derived = bits.field().filter(f -> f.derived().isPresent());
        if (derived.isPresent()) {
            FieldShape field = derived.get();
            Expr value = derived(bits, field, scope);
            return Widths.extract(value, bits.msb() - field.lsb(), bits.lsb() - field.lsb());
        }
        Expr cell = new Expr.CellValue(bits.cell(), bits.index());
        boolean whole = bits.field().isEmpty()
                && bits.register().filter(RegisterShape::computed).isPresent();
        return Widths.extract(
                whole ? composed(bits, bits.register().get(), cell, scope) : cell, bits.msb(), bits.lsb());
    }

    private Expr composed(Target.Bits bits, RegisterShape register, Expr cell, Scope scope) {
        int width = register.width();
        Expr value = cell;
        for (FieldShape field : register.fields()) {
            if (field.constant() != 0) {
                value = Operators.binary(BinaryOp.OR, value, new Expr.Const(field.constant() << field.lsb(), width));
            }
            if (field.derived().isPresent()) {
                Expr part = Widths.extend(derived(bits, field, scope), width);
                Expr placed = field.lsb() == 0
                        ? part
                        : Operators.binary(BinaryOp.SHL, part, new Expr.Const(field.lsb(), Integer.SIZE));
                value = Operators.binary(BinaryOp.OR, value, placed);
            }
        }
        return value;
    }

    /// The value of a derived field: its expression, with `index` as the element.
    private Expr derived(Target.Bits bits, FieldShape field, Scope scope) {
        Located expression = field.derived().orElseThrow();
        if (!open.add(field)) {
            session.error(Code.CIRCULAR_DEFINITION, field.span(), "field '" + field.name() + "' needs its own value");
            return new Expr.Const(0, field.width());
        }
        Scope inner = Scope.of(expression.env());
        Expr value;
        if (bits.index().isPresent()) {
            Local index = scope.locals().fresh("index", Integer.SIZE);
            inner.locals().bind("index", index);
            Expr body = expressions.at(expression.expression(), inner, field.width());
            value = new Expr.Let(index, Widths.resize(bits.index().get(), Integer.SIZE), body);
        } else {
            value = expressions.at(expression.expression(), inner, field.width());
        }
        open.remove(field);
        return value;
    }
}
