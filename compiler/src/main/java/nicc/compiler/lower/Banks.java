package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import nicc.compiler.ir.BankCode;
import nicc.compiler.ir.Dispatcher;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.RegisterCode;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Bank;

/// The functions that find a bank's registers.
final class Banks {
    private static final Variable OFFSET = new Variable("offset", Type.INT, 32);

    private final Context context;
    private final Bank bank;
    private final List<RegisterCode> registers;
    private final int widest;
    private final Type type;

    Banks(Context context, Bank bank, List<RegisterCode> registers) {
        this.context = context;
        this.bank = bank;
        this.registers = registers;
        widest = registers.stream().mapToInt(r -> 8 * r.bytes()).max().orElse(32);
        type = Type.ofWidth(widest);
    }

    static String whole(Context context, String bank) {
        return context.method("whole " + bank, "load" + Names.capital(bank));
    }

    static String store(Context context, String bank) {
        return context.method("store " + bank, "store" + Names.capital(bank));
    }

    /// Makes the bank's dispatchers and accesses.
    ///
    /// @param into takes the dispatchers
    BankCode lower(List<Dispatcher> into) {
        Dispatcher read = readPart();
        Dispatcher write = writePart();
        Dispatcher peek = peekPart();
        into.addAll(List.of(wholeRead(), wholeWrite(), read, write, peek));
        Borders borders = Borders.of(registers);
        String located = borders.uniform() != 0 ? "" : method("locate", "locate" + Names.capital(bank.name()));
        if (!located.isEmpty()) {
            context.add(borders.locate(
                    located,
                    "Where byte " + OFFSET.name() + " of bank " + bank.name()
                            + " lies: how far into which size of register."));
        }
        Accesses accesses = new Accesses(bank, borders, located, widest);
        Function reads = accesses.read(read(context, bank.name()), "A read of", read.frame());
        Function writes = accesses.write(write(context, bank.name()), write.frame());
        context.add(reads);
        context.add(writes);
        context.add(accesses.read(peek(context, bank.name()), "An inquiry of", peek.frame()));
        return new BankCode(
                bank.name(),
                reads.name(),
                writes.name(),
                whole(context, bank.name()),
                store(context, bank.name()),
                bank.defaultByte(),
                borders.uniform(),
                located);
    }

    static String read(Context context, String bank) {
        return context.method("bank read " + bank, "read" + Names.capital(bank));
    }

    static String write(Context context, String bank) {
        return context.method("bank write " + bank, "write" + Names.capital(bank));
    }

    static String peek(Context context, String bank) {
        return context.method("bank peek " + bank, "peek" + Names.capital(bank));
    }

    private String method(String verb, String wanted) {
        return context.method("bank " + verb + " " + bank.name(), wanted);
    }

    private interface Body {
        List<Statement> of(RegisterCode r);
    }

    private Dispatcher dispatcher(Function frame, List<Statement> otherwise, Body body) {
        List<Dispatcher.Target> targets = new ArrayList<>();
        for (RegisterCode r : registers) {
            List<Statement> code = body.of(r);
            if (!code.isEmpty()) {
                targets.add(new Dispatcher.Target(r.name(), (int) r.offset(), r.count(), r.stride(), code));
            }
        }
        return new Dispatcher(frame, targets, otherwise, Dispatcher.Form.CHAIN);
    }

    private Dispatcher wholeRead() {
        String doc =
                "Reads the whole register of bank " + bank.name() + " that begins at an offset; 0 where none does.";
        Function frame = Function.number(
                whole(context, bank.name()), doc, Origins.of(bank.span()), List.of(OFFSET), 64, List.of());
        return dispatcher(
                frame,
                List.of(result(Values.constant(Type.LONG, 0))),
                r -> List.of(result(Values.as(read(r, full(r)), Type.LONG))));
    }

    private Dispatcher wholeWrite() {
        Variable value = Variable.number("value", 64);
        String doc = "Writes the whole register of bank " + bank.name()
                + " that begins at an offset; nothing where none does.";
        Function frame = Function.action(
                store(context, bank.name()), doc, Origins.of(bank.span()), List.of(OFFSET, value), List.of());
        return dispatcher(
                frame, List.of(), r -> write(r, Values.low(narrow(value.value(), r), 8 * r.bytes()), full(r)));
    }

    private Dispatcher readPart() {
        Variable enables = Variable.number("enables", widest);
        String doc = "Reads enabled bytes of the register of bank " + bank.name() + " that begins at an offset.";
        Function frame = Function.number(
                method("read part", "read" + Names.capital(bank.name()) + "Part"),
                doc,
                Origins.of(bank.span()),
                List.of(OFFSET, enables),
                widest,
                List.of());
        return parts(frame, enables, Banks::read);
    }

    private Dispatcher writePart() {
        Variable value = Variable.number("value", widest);
        Variable enables = Variable.number("enables", widest);
        String doc = "Writes enabled bytes of the register of bank " + bank.name() + " that begins at an offset.";
        Function frame = Function.action(
                method("write part", "write" + Names.capital(bank.name()) + "Part"),
                doc,
                Origins.of(bank.span()),
                List.of(OFFSET, value, enables),
                List.of());
        return dispatcher(frame, List.of(), r -> {
            Value m = narrow(enables.value(), r);
            List<Statement> write = write(r, narrow(value.value(), r), m);
            if (write.isEmpty() || bank.partial() == Bank.Partial.ENABLES) {
                return write;
            }
            Value whole = Values.compare(Relation.EQ, m, full(r));
            return List.of(new Statement.If(whole, write, List.of()));
        });
    }

    private Dispatcher peekPart() {
        Variable enables = Variable.number("enables", widest);
        String doc = "Enabled bytes of the value of the register of bank " + bank.name()
                + " that begins at an offset, without effects.";
        Function frame = Function.number(
                method("peek part", "peek" + Names.capital(bank.name()) + "Part"),
                doc,
                Origins.of(bank.span()),
                List.of(OFFSET, enables),
                widest,
                List.of());
        return parts(frame, enables, (r, m) -> Values.and(value(r), m));
    }

    private Dispatcher parts(Function frame, Variable enables, BiFunction<RegisterCode, Value, Value> read) {
        return dispatcher(frame, List.of(result(Values.and(defaults(), enables.value()))), r -> {
            Value m = narrow(enables.value(), r);
            List<Statement> body = new ArrayList<>(unlessWhole(r, m, List.of(result(Values.constant(type, 0)))));
            body.add(result(Values.as(read.apply(r, m), type)));
            return body;
        });
    }

    private List<Statement> unlessWhole(RegisterCode r, Value enables, List<Statement> otherwise) {
        return bank.partial() == Bank.Partial.ENABLES
                ? List.of()
                : List.of(new Statement.If(Values.compare(Relation.NE, enables, full(r)), otherwise, List.of()));
    }

    private Value defaults() {
        return Values.constant(type, Long.divideUnsigned(Values.ones(widest), 0xFF) * bank.defaultByte());
    }

    private static Value narrow(Value v, RegisterCode r) {
        return Values.as(v, Type.ofWidth(8 * r.bytes()));
    }

    private static Value full(RegisterCode r) {
        return Values.constant(Type.ofWidth(8 * r.bytes()), Values.ones(8 * r.bytes()));
    }

    private static List<Value> arguments(RegisterCode r, Value... others) {
        List<Value> all = new ArrayList<>(r.array() ? List.of(Dispatcher.INDEX.value()) : List.of());
        all.addAll(List.of(others));
        return all;
    }

    private static Value value(RegisterCode r) {
        return new Value.Invoke(r.value(), arguments(r), Type.ofWidth(8 * r.bytes()), 8 * r.bytes());
    }

    private static Value read(RegisterCode r, Value enables) {
        return r.read().isEmpty()
                ? Values.and(value(r), enables)
                : new Value.Invoke(r.read(), arguments(r, enables), Type.ofWidth(8 * r.bytes()), 8 * r.bytes());
    }

    private static List<Statement> write(RegisterCode r, Value value, Value enables) {
        return r.write().isEmpty()
                ? List.of()
                : List.of(new Statement.Do(new Value.Invoke(r.write(), arguments(r, value, enables), Type.HANDLE, 0)));
    }

    private static Statement result(Value v) {
        return new Statement.Return(Optional.of(v));
    }
}
