package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Device;
import nicc.dsl.model.Pci;

/// What the runtime calls: accesses of regions, link changes, the next deadline. After each event the interrupt
/// lines are brought up to date.
final class Entries {
    private static final Variable BAR = Variable.number("bar", 32);
    private static final Variable OFFSET = Variable.number("offset", 64);
    private static final Variable SIZE = Variable.number("size", 32);
    private static final Variable VALUE = Variable.number("value", 64);

    private final Context context;
    private final List<LineCode> lines;

    Entries(Context context, List<LineCode> lines) {
        this.context = context;
        this.lines = lines;
    }

    List<nicc.compiler.ir.Function> lower() {
        return List.of(read(), write(), peek(), nextDeadline(), link());
    }

    private nicc.compiler.ir.Function read() {
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(VALUE, Values.constant(Type.LONG, 0)));
        body.add(regions(bank -> new Statement.Set(VALUE, access(Banks.read(context, bank))), List.of(ones())));
        update(body);
        body.add(new Statement.Return(Optional.of(VALUE.value())));
        return entry("read", List.of(BAR, OFFSET, SIZE), Type.LONG, body);
    }

    private nicc.compiler.ir.Function peek() {
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(VALUE, Values.constant(Type.LONG, 0)));
        body.add(regions(bank -> new Statement.Set(VALUE, access(Banks.peek(context, bank))), List.of(ones())));
        body.add(new Statement.Return(Optional.of(VALUE.value())));
        return entry("peek", List.of(BAR, OFFSET, SIZE), Type.LONG, body);
    }

    private static Value access(String function) {
        return new Value.Invoke(function, List.of(OFFSET.value(), SIZE.value()), Type.LONG, 64);
    }

    private nicc.compiler.ir.Function write() {
        List<Statement> body = new ArrayList<>();
        body.add(regions(
                bank -> Code.invoke(Banks.write(context, bank), OFFSET.value(), SIZE.value(), VALUE.value()),
                List.of()));
        update(body);
        return entry("write", List.of(BAR, OFFSET, SIZE, VALUE), Type.HANDLE, body);
    }

    /// What a read sees where nobody answers.
    private static Statement ones() {
        Value bits = Values.binary(Op.SHL, SIZE.value(), Values.number(3));
        Value unused = Values.and(Values.sub(Values.number(64), bits), Values.number(63));
        return new Statement.Set(VALUE, Values.binary(Op.SHR, Values.constant(Type.LONG, -1), unused));
    }

    private Statement regions(Function<String, Statement> access, List<Statement> otherwise) {
        List<Statement.Switch.Case> cases = new ArrayList<>();
        for (Pci.Bar b : context.device().regions()) {
            cases.add(new Statement.Switch.Case(
                    List.of(b.index()), List.of(access.apply(b.bank().name()))));
        }
        return new Statement.Switch(BAR.value(), cases, otherwise);
    }

    private nicc.compiler.ir.Function nextDeadline() {
        Variable next = Variable.number("next", 63);
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(next, Timers.earliest(context)));
        for (LineCode line : lines) {
            if (!line.quietUntil().isEmpty()) {
                body.add(new Lines(context).deadline(line, next));
            }
        }
        body.add(new Statement.Return(Optional.of(next.value())));
        return entry("nextDeadline", List.of(), Type.LONG, body);
    }

    private nicc.compiler.ir.Function link() {
        Variable up = Variable.bool("up");
        Value.Field link = context.cell("link").value();
        List<Statement> changed = new ArrayList<>();
        changed.add(new Statement.Store(link, up.value()));
        int number = 0;
        for (Device.LinkHook h : context.device().linkHooks()) {
            number++;
            String name = context.method("link hook " + number, "onLink" + number);
            context.add(nicc.compiler.ir.Function.action(
                    name,
                    "Runs after the link has changed.",
                    Origins.of(h.span()),
                    List.of(),
                    new Code(context).body(h.body())));
            changed.add(Code.invoke(name));
        }
        update(changed);
        Value differs = Values.compare(Relation.NE, link, up.value());
        return entry("link", List.of(up), Type.HANDLE, List.of(new Statement.If(differs, changed, List.of())));
    }

    private void update(List<Statement> out) {
        lines.forEach(l -> out.add(Code.invoke(l.update())));
    }

    private static nicc.compiler.ir.Function entry(
            String name, List<Variable> parameters, Type result, List<Statement> body) {
        return new nicc.compiler.ir.Function(
                name,
                nicc.compiler.ir.Function.Kind.ENTRY,
                "",
                "",
                parameters,
                result,
                result == Type.LONG ? 64 : 0,
                body);
    }
}
