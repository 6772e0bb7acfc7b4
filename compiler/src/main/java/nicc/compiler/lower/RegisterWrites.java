package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.compiler.ir.Walk;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// The write of one register: storage first, then the actions of the bits that were enabled.
final class RegisterWrites {
    private final Context context;
    private final Register register;
    private final String unique;
    private final boolean array;
    private final Variable written;
    private final Variable enables;
    private final Variable old;

    RegisterWrites(Context context, Register register, String unique, boolean array) {
        this.context = context;
        this.register = register;
        this.unique = unique;
        this.array = array;
        written = Variable.number("written", register.width());
        enables = Variable.number("enables", register.width());
        old = Variable.number("old", register.width());
    }

    /// Makes the function of the write.
    Function lower(String name, String title, String origin, boolean stores) {
        List<Statement> body = new ArrayList<>();
        Value storage = Registers.storage(context, register, array);
        List<Statement> actions = new ArrayList<>();
        register.onWrite().forEach(a -> actions.add(action(a, title)));
        if (Walk.uses(actions, old)) {
            body.add(new Statement.Declare(old, storage));
        }
        if (stores) {
            body.add(Registers.store(
                    storage, FieldRules.afterWrite(register, storage, written.value(), enables.value())));
        }
        body.addAll(actions);
        List<Variable> parameters = new ArrayList<>(array ? List.of(Registers.INDEX) : List.of());
        parameters.add(written);
        parameters.add(enables);
        return Function.action(
                name, title + ": a write of the enabled bytes; the others are 0.", origin, parameters, body);
    }

    private Statement action(Register.WriteAction a, String title) {
        Code code = new Code(context);
        code.scope().bind(Register.INDEX, array ? Registers.INDEX.value() : Values.ZERO);
        code.scope().bind(a.written(), written.value());
        code.scope().bind(a.enables(), enables.value());
        code.scope().bind(a.old(), old.value());
        List<Statement> body = code.body(a.body());
        Set<Variable> used = Walk.variables(body);
        List<Variable> parameters = new ArrayList<>(array ? List.of(Registers.INDEX) : List.of());
        parameters.addAll(List.of(written, enables, old));
        parameters.removeIf(p -> !used.contains(p));
        String method = context.names().claim("onWrite" + unique + part(a));
        context.add(Function.action(method, title + ": what a write does" + of(a) + ".", line(a), parameters, body));
        Statement call =
                Code.invoke(method, parameters.stream().map(Variable::value).toArray(Value[]::new));
        Type type = Type.ofWidth(register.width());
        Value touched = Values.and(enables.value(), Values.constant(type, a.bits()));
        return a.bits() == Values.ones(register.width())
                ? call
                : new Statement.If(
                        Values.compare(Relation.NE, touched, Values.constant(type, 0)), List.of(call), List.of());
    }

    private String part(Register.WriteAction a) {
        String field = field(a);
        return field.isEmpty() ? "" : "_" + field;
    }

    private String of(Register.WriteAction a) {
        String field = field(a);
        return field.isEmpty() ? "" : " to field " + field;
    }

    /// The field that an action belongs to, found by its bits.
    private String field(Register.WriteAction a) {
        return register.fields().stream()
                .filter(f -> f.kind() != Field.Kind.RESERVED && Values.ones(f.width()) << f.lsb() == a.bits())
                .map(Field::name)
                .findFirst()
                .orElse("");
    }

    private String line(Register.WriteAction a) {
        return Origins.of(
                a.body().statements().isEmpty()
                        ? register.span()
                        : a.body().statements().getFirst().span());
    }
}
