package nicc.dsl.resolve;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Name;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Layout;

/// Finds what names with dots and brackets designate.
final class Designators {

    private final Resolution resolution;
    private final Session session;
    private final Expressions expressions;
    private final Members members;
    private final Reads reads;

    Designators(Resolution resolution, Expressions expressions) {
        this.resolution = resolution;
        this.session = resolution.session();
        this.expressions = expressions;
        this.members = new Members(resolution);
        this.reads = new Reads(resolution, expressions);
    }

    /// The value of what is designated.
    Value read(Target target, Span span, Scope scope) {
        return reads.value(target, span, scope);
    }

    /// Whether a name stands for a constant without width.
    boolean softName(Name name, Scope scope) {
        Optional<Env.Argument> argument = scope.env().argument(name);
        if (argument.isPresent()) {
            return argument.get().expression() instanceof Expression.Literal;
        }
        String text = name.text();
        return scope.locals().find(text).isEmpty()
                && resolution.symbols().peek(text).orElse(null) instanceof Symbol.Constant c
                && resolution.constants().value(c) instanceof Value.Flexible;
    }

    /// What an expression designates; an expression that is no designator is its value.
    Target find(Expression e, Scope scope) {
        return switch (e) {
            case Expression.Ref r -> name(r.name(), scope);
            case Expression.Paren p -> find(p.inner(), scope);
            case Expression.Member m -> members.of(find(m.base(), scope), m.name(), scope);
            case Expression.Index i -> index(find(i.base(), scope), i, scope);
            case Expression.Slice s -> slice(find(s.base(), scope), s, scope);
            case Expression.Cast c when layout(c.type(), scope).isPresent() -> view(c, scope);
            default -> new Target.Computed(expressions.value(e, scope, 0));
        };
    }

    private Target name(Name name, Scope scope) {
        Optional<Env.Argument> argument = scope.env().argument(name);
        if (argument.isPresent()) {
            return find(argument.get().expression(), scope.with(argument.get().env()));
        }
        String text = scope.env().text(name);
        Optional<Locals.Binding> local = scope.locals().find(text);
        if (local.isPresent()) {
            return switch (local.get()) {
                case Locals.ValueBinding v -> new Target.LocalName(v.local(), v.variable());
                case Locals.SnapshotBinding s ->
                    new Target.View(s.snapshot(), s.snapshot().layout(), s.taken());
            };
        }
        if (!resolution.symbols().exists(text)) {
            switch (text) {
                case "now" -> {
                    return new Target.Computed(new Value.Bits(new Expr.Now()));
                }
                case "link" -> {
                    return new Target.Link();
                }
                default -> {}
            }
        }
        return resolution.symbols().find(text, name.span()).map(this::symbol).orElse(new Target.Broken());
    }

    private Target symbol(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Constant c -> new Target.Computed(resolution.constants().value(c));
            case Symbol.Enumeration e -> new Target.EnumName(e);
            case Symbol.ParameterName p -> new Target.Computed(new Value.Bits(new Expr.Param(p.parameter())));
            case Symbol.Variable v -> cell(v.cell(), Optional.empty());
            case Symbol.BufferName b -> new Target.BufferName(b.buffer());
            case Symbol.TimerName t -> new Target.TimerName(t.timer());
            case Symbol.BankName b -> new Target.BankName(b.bank());
            case Symbol.RegisterName r -> cell(r.register().cell(), Optional.of(r.register()));
            case Symbol.RingName r ->
                resolution.rings().ring(r).<Target>map(Target.RingName::new).orElse(new Target.Broken());
            case Symbol.FunctionName _, Symbol.ActionName _, Symbol.LayoutName _, Symbol.Other _ ->
                new Target.NoValue(symbol.kind());
        };
    }

    static Target cell(Cell cell, Optional<RegisterShape> register) {
        return cell.array()
                ? new Target.Elements(cell, register)
                : new Target.Bits(cell, Optional.empty(), cell.width() - 1, 0, register, Optional.empty());
    }

    /// The layout that a type's name stands for.
    Optional<Layout> layout(Name name, Scope scope) {
        return resolution.symbols().peek(scope.env().text(name)).orElse(null) instanceof Symbol.LayoutName l
                ? Optional.of(l.layout())
                : Optional.empty();
    }

    private Target view(Expression.Cast c, Scope scope) {
        return switch (find(c.operand(), scope)) {
            case Target.View v ->
                new Target.View(v.snapshot(), layout(c.type(), scope).orElseThrow(), v.taken());
            case Target.Broken b -> b;
            default -> {
                session.error(Code.WRONG_KIND, c.operand().span(), "only a snapshot can be seen as a layout");
                yield new Target.Broken();
            }
        };
    }

    private Target index(Target base, Expression.Index i, Scope scope) {
        return switch (base) {
            case Target.Elements(Cell cell, Optional<RegisterShape> register) ->
                new Target.Bits(
                        cell,
                        Optional.of(expressions.free(i.index(), scope, 0)),
                        cell.width() - 1,
                        0,
                        register,
                        Optional.empty());
            case Target.Words w ->
                new Target.Word(w.buffer(), expressions.at(i.index(), scope, Integer.SIZE), w.bytes(), w.bigEndian());
            case Target.Bits bits -> bit(bits, i, scope);
            case Target.Broken b -> b;
            default -> new Target.Computed(valueBit(read(base, i.base().span(), scope), i, scope));
        };
    }

    private Target bit(Target.Bits bits, Expression.Index i, Scope scope) {
        Value index = expressions.value(i.index(), scope, 0);
        Optional<BigInteger> constant = Constants.number(index);
        if (constant.isEmpty()) {
            return index instanceof Value.Bits(Expr bit) ? new Target.DynamicBit(bits, bit) : new Target.Broken();
        }
        return checkedRange(constant.get(), constant.get(), bits.width(), i.span())
                ? cut(bits, constant.get().intValue(), constant.get().intValue())
                : new Target.Broken();
    }

    private Value valueBit(Value base, Expression.Index i, Scope scope) {
        Value index = expressions.value(i.index(), scope, 0);
        Optional<BigInteger> constant = Constants.number(index);
        if (!(base instanceof Value.Bits(Expr x))) {
            return bitsNeeded(base, i.base().span());
        }
        if (constant.isEmpty()) {
            return index instanceof Value.Bits(Expr bit) ? Reads.dynamicBit(x, bit) : new Value.Broken();
        }
        int n = constant.get().intValue();
        return checkedRange(constant.get(), constant.get(), x.width(), i.span())
                ? new Value.Bits(Widths.extract(x, n, n))
                : new Value.Broken();
    }

    private Target slice(Target base, Expression.Slice s, Scope scope) {
        if (base instanceof Target.Broken) {
            return base;
        }
        Optional<BigInteger> msb = resolution.constants().constant(new Located(s.msb(), scope.env()));
        Optional<BigInteger> lsb = resolution.constants().constant(new Located(s.lsb(), scope.env()));
        if (msb.isEmpty() || lsb.isEmpty()) {
            return new Target.Broken();
        }
        if (base instanceof Target.Bits bits) {
            return checkedRange(msb.get(), lsb.get(), bits.width(), s.span())
                    ? cut(bits, msb.get().intValue(), lsb.get().intValue())
                    : new Target.Broken();
        }
        Value value = read(base, s.base().span(), scope);
        if (!(value instanceof Value.Bits(Expr x))) {
            return new Target.Computed(bitsNeeded(value, s.base().span()));
        }
        return checkedRange(msb.get(), lsb.get(), x.width(), s.span())
                ? new Target.Computed(new Value.Bits(
                        Widths.extract(x, msb.get().intValue(), lsb.get().intValue())))
                : new Target.Broken();
    }

    private static Target.Bits cut(Target.Bits bits, int msb, int lsb) {
        return new Target.Bits(
                bits.cell(), bits.index(), bits.lsb() + msb, bits.lsb() + lsb, bits.register(), bits.field());
    }

    private Value bitsNeeded(Value value, Span span) {
        if (value instanceof Value.Flexible) {
            session.error(Code.WIDTH_NEEDED, span, "a constant without width has no bits", "write '… as uN'");
        }
        return new Value.Broken();
    }

    private boolean checkedRange(BigInteger msb, BigInteger lsb, int width, Span span) {
        boolean good = lsb.signum() >= 0 && msb.compareTo(lsb) >= 0 && msb.compareTo(BigInteger.valueOf(width)) < 0;
        if (!good) {
            session.error(
                    Code.BIT_RANGE,
                    span,
                    msb.equals(lsb)
                            ? "bit " + msb + " of a value that has bits " + (width - 1) + " to 0"
                            : "bits " + msb + " to " + lsb + " of a value that has bits " + (width - 1) + " to 0");
        }
        return good;
    }

    /// The names of buffer accesses, for messages.
    static Set<String> wordNames() {
        return Set.copyOf(List.of("u8", "be16", "be32", "be48", "be64", "le16", "le32", "le48", "le64"));
    }
}
