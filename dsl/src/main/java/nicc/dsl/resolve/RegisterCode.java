package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nicc.dsl.ast.Expression;
import nicc.dsl.ast.Handler;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Block;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Field;
import nicc.dsl.model.Local;
import nicc.dsl.model.Register;

/// The code of registers: derived fields and actions. Makes the model's registers.
final class RegisterCode {

    private final Resolution resolution;

    RegisterCode(Resolution resolution) {
        this.resolution = resolution;
    }

    Bank bank(BankShape shape) {
        List<Register> registers = shape.registers().values().stream()
                .map(this::register)
                .sorted(Comparator.comparingLong(Register::offset))
                .toList();
        return new Bank(shape.name(), shape.title(), shape.partial(), shape.defaultByte(), registers, shape.span());
    }

    private Register register(RegisterShape shape) {
        return new Register(
                shape.name(),
                shape.title(),
                shape.section(),
                shape.offset(),
                shape.width(),
                shape.count(),
                shape.stride(),
                shape.cell(),
                shape.alias().map(RegisterShape::name),
                shape.fields().stream().map(f -> field(f, shape)).toList(),
                beforeRead(shape),
                Fields.handler(shape.actions(), "on read")
                        .map(h -> body(h.item().body(), h.env(), shape)),
                writeActions(shape),
                shape.span());
    }

    private Field field(FieldShape f, RegisterShape register) {
        return new Field(
                f.name(),
                f.title(),
                f.msb(),
                f.lsb(),
                f.kind(),
                f.access().sw(),
                f.access().onRead(),
                f.access().atHigh(),
                f.access().onWrite(),
                f.flags().singlePulse(),
                f.flags().counter(),
                f.flags().saturate(),
                f.flags().hwSet(),
                f.constant(),
                f.derived().map(d -> derived(d, f, register)),
                f.interruptEnable().map(e -> text(e.expression(), e.env())),
                f.span());
    }

    private Expr derived(Located located, FieldShape field, RegisterShape register) {
        return resolution.expressions().at(located.expression(), scope(located.env(), register), field.width());
    }

    /// The dotted name that stands for a field in documentation.
    private static String text(Expression expression, Env env) {
        return switch (expression) {
            case Expression.Ref r -> env.text(r.name());
            case Expression.Member m -> text(m.base(), env) + "." + env.text(m.name());
            case Expression.Index i -> text(i.base(), env) + "[]";
            default -> "";
        };
    }

    private Optional<Block> beforeRead(RegisterShape shape) {
        return shape.actions()
                .get("before read")
                .map(p -> body(((Handler.BeforeRead) p.item()).body(), p.env(), shape));
    }

    private Block body(nicc.dsl.ast.Block body, Env env, RegisterShape shape) {
        return resolution.bodies().block(body, scope(env, shape));
    }

    /// Fields' actions in order of their least significant bit, then the register's.
    private List<Register.WriteAction> writeActions(RegisterShape shape) {
        List<Register.WriteAction> actions = new ArrayList<>();
        for (FieldShape field : shape.fields()) {
            field.onWrite().ifPresent(h -> actions.add(writeAction(field.mask(), h, shape)));
        }
        Fields.handler(shape.actions(), "on write")
                .ifPresent(h -> actions.add(writeAction(Widths.mask(shape.width()), h, shape)));
        return actions;
    }

    private Register.WriteAction writeAction(long bits, Group.Of<Handler.On> handler, RegisterShape shape) {
        Scope scope = scope(handler.env(), shape);
        Local written = new Local("written", shape.width());
        Local enables = new Local("enables", shape.width());
        Local old = new Local("old", shape.width());
        for (Local local : List.of(written, enables, old)) {
            scope.locals().bind(local.name(), local);
        }
        Block body = resolution.bodies().block(handler.item().body(), scope.nested());
        return new Register.WriteAction(bits, written, enables, old, body);
    }

    private static Scope scope(Env env, RegisterShape shape) {
        Scope scope = Scope.of(env);
        if (shape.array()) {
            scope.locals().bind(Register.INDEX.name(), Register.INDEX);
        }
        return scope;
    }
}
