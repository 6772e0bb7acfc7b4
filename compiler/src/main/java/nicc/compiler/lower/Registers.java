package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.RegisterCode;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;

/// The accesses of one register (docs/language.md, section 5): its value, a read and a write with byte enables.
final class Registers {
    private static final int ACCESS_BITS = 32;

    private final Context context;
    private final Bank bank;
    private final Register register;
    private final Type type;
    private final boolean array;
    private final String unique;
    private final String title;
    private final String origin;

    Registers(Context context, Bank bank, Register register) {
        this.context = context;
        this.bank = bank;
        this.register = register;
        type = Type.ofWidth(register.width());
        array = register.count() > 1 || register.storage().array();
        unique = uniqueName(context, bank, register);
        title = register.name() + ", "
                + Origins.title("register " + register.name(), register.title(), register.section());
        origin = Origins.of(register.span());
    }

    private static String uniqueName(Context context, Bank bank, Register register) {
        long same = context.device().banks().stream()
                .flatMap(b -> b.registers().stream())
                .filter(r -> r.name().equals(register.name()))
                .count();
        return same == 1 ? register.name() : Names.capital(bank.name()) + "_" + register.name();
    }

    /// Makes the functions.
    RegisterCode lower() {
        String value = name("value");
        context.add(valueFunction(value));
        String read = reads() ? name("read") : "";
        if (!read.isEmpty()) {
            context.add(readFunction(read, value));
        }
        boolean stores = FieldRules.writes(register);
        String write = stores || !register.onWrite().isEmpty() ? name("write") : "";
        if (!write.isEmpty()) {
            context.add(new RegisterWrites(context, register, unique, array).lower(write, title, origin, stores));
        }
        return new RegisterCode(
                bank.name(),
                register.name(),
                register.offset(),
                register.bytes(),
                register.count(),
                register.count() == 1 ? register.bytes() : register.stride(),
                array,
                value,
                read,
                write,
                false);
    }

    private String name(String verb) {
        return context.method(verb + " " + bank.name() + "." + register.name(), verb + unique);
    }

    private boolean reads() {
        return register.beforeRead().isPresent() || register.onRead().isPresent() || FieldRules.readChanges(register);
    }

    private Function valueFunction(String name) {
        Code code = code();
        List<Statement> body = new ArrayList<>();
        Value storage = Values.and(storage(context, register, array), mask(FieldRules.readable(register)));
        Value v = Values.or(storage, mask(FieldRules.constants(register)));
        for (Field f : register.fields()) {
            if (f.kind() == Field.Kind.DERIVED && FieldRules.softwareReads(f)) {
                Value derived = f.derived()
                        .map(d -> code.expressions().as(d, type, body))
                        .orElse(Values.constant(type, 0));
                v = Values.or(v, Values.binary(Op.SHL, derived, Values.number(f.lsb())));
            }
        }
        body.add(new Statement.Return(Optional.of(v)));
        return Function.number(name, title + ": what it reads as.", origin, indexParameter(), register.width(), body);
    }

    private Function readFunction(String name, String value) {
        Variable enables = Variable.number("enables", register.width());
        List<Variable> parameters = new ArrayList<>(indexParameter());
        parameters.add(enables);
        List<Statement> body = new ArrayList<>();
        action("before read", register.beforeRead(), body);
        Variable taken = Variable.number("value", register.width());
        body.add(new Statement.Declare(taken, new Value.Invoke(value, indexArgument(), type, register.width())));
        if (FieldRules.readChanges(register)) {
            Value storage = storage(context, register, array);
            body.add(store(storage, FieldRules.afterRead(register, storage, enables.value(), ACCESS_BITS)));
        }
        action("on read", register.onRead(), body);
        body.add(new Statement.Return(Optional.of(Values.and(taken.value(), enables.value()))));
        return Function.number(
                name, title + ": a read of the enabled bytes.", origin, parameters, register.width(), body);
    }

    private void action(String when, Optional<nicc.dsl.model.Block> block, List<Statement> out) {
        block.ifPresent(b -> {
            String verb = when.equals("on read") ? "afterRead" : "beforeRead";
            String name = context.method(when + " " + bank.name() + "." + register.name(), verb + unique);
            Code code = code();
            context.add(Function.action(name, title + ": " + when + ".", origin, indexParameter(), code.body(b)));
            out.add(Code.invoke(name, indexArgument().toArray(Value[]::new)));
        });
    }

    private Code code() {
        Code code = new Code(context);
        code.scope().bind(Register.INDEX, array ? INDEX.value() : Values.ZERO);
        return code;
    }

    private List<Variable> indexParameter() {
        return array ? List.of(INDEX) : List.of();
    }

    private List<Value> indexArgument() {
        return array ? List.of(INDEX.value()) : List.of();
    }

    private Value mask(long bits) {
        return Values.constant(type, bits);
    }

    /// The element that a register's functions are given; bank code computes it, so it is within the array.
    static final Variable INDEX = nicc.compiler.ir.Dispatcher.INDEX;

    /// A register's storage.
    static Value storage(Context context, Register register, boolean array) {
        var cell = context.cell("cell " + register.storage().name());
        return cell.array() ? cell.element(array ? INDEX.value() : Values.ZERO) : cell.value();
    }

    /// A change of storage.
    static Statement store(Value storage, Value v) {
        return storage instanceof Value.Element e
                ? new Statement.StoreElement(e, v)
                : new Statement.Store((Value.Field) storage, v);
    }
}
