package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Bank;

/// Accesses of any place and size: cut at register borders, the pieces in ascending order (docs/language.md,
/// section 5).
final class Accesses {
    /// An offset where no bank has a register; what lies 8 bytes behind it is one too.
    private static final int NOWHERE = 0x7FFF_FFF0;

    private static final int LARGEST_ACCESS = 8;

    private static final Variable OFFSET = Variable.number("offset", 64);
    private static final Variable SIZE = Variable.number("size", 32);
    private static final Variable VALUE = Variable.number("value", 64);
    private static final Variable LIMIT = Variable.number("bytes", 32);
    private static final Variable DONE = new Variable("done", Type.INT, 4);
    private static final Variable START = new Variable("start", Type.INT, 31);
    private static final Variable AT = new Variable("at", Type.INT, 32);
    private static final Variable SKIP = new Variable("skip", Type.INT, 3);
    private static final Variable COUNT = new Variable("count", Type.INT, 4);
    private static final Variable PLACE = new Variable("place", Type.INT, 7);

    private final Bank bank;
    private final Borders borders;
    private final String located;
    private final Type type;
    private final Variable enables;

    Accesses(Bank bank, Borders borders, String located, int widest) {
        this.bank = bank;
        this.borders = borders;
        this.located = located;
        type = Type.ofWidth(widest);
        enables = Variable.number("enables", widest);
    }

    /// A read or an inquiry.
    ///
    /// @param name the function's name
    /// @param what what it does, `A read of`
    /// @param part the function that does it for the enabled bytes of a register
    Function read(String name, String what, Function part) {
        Value register = Values.sub(AT.value(), SKIP.value());
        Value piece = Values.binary(Op.SHR, part.call(register, enables.value()), bits(SKIP));
        Value placed = Values.binary(Op.SHL, Values.as(piece, Type.LONG), bits(DONE));
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(VALUE, Values.constant(Type.LONG, 0)));
        body.addAll(pieces(List.of(new Statement.Set(VALUE, Values.or(VALUE.value(), placed)))));
        body.add(new Statement.Return(Optional.of(VALUE.value())));
        return Function.number(name, doc(what), Origins.of(bank.span()), List.of(OFFSET, SIZE), 64, body);
    }

    private String doc(String what) {
        return what + " bank " + bank.name() + ", cut at register borders.";
    }

    /// A write.
    Function write(String name, Function part) {
        Value register = Values.sub(AT.value(), SKIP.value());
        Value piece = Values.as(Values.binary(Op.SHR, VALUE.value(), bits(DONE)), type);
        Value placed = Values.and(Values.binary(Op.SHL, piece, bits(SKIP)), enables.value());
        List<Statement> body = pieces(List.of(new Statement.Do(part.call(register, placed, enables.value()))));
        return Function.action(name, doc("A write to"), Origins.of(bank.span()), List.of(OFFSET, SIZE, VALUE), body);
    }

    /// An access may begin up to 7 bytes below the bank and reach into it.
    private List<Statement> pieces(List<Statement> each) {
        Value above = Values.add(OFFSET.value(), Values.constant(Type.LONG, LARGEST_ACCESS));
        Value small = Values.compare(
                Relation.EQ, Values.binary(Op.SHR, above, Values.number(31)), Values.constant(Type.LONG, 0));
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(
                START, Values.choose(small, Values.as(OFFSET.value(), Type.INT), Values.number(NOWHERE))));
        body.add(new Statement.Declare(LIMIT, minimum(SIZE.value(), Values.number(LARGEST_ACCESS))));
        body.add(new Statement.Declare(DONE, Values.ZERO));
        List<Statement> round = new ArrayList<>();
        round.add(new Statement.Declare(AT, Values.add(START.value(), DONE.value())));
        Value left = Values.sub(LIMIT.value(), DONE.value());
        round.addAll(locate(left));
        Value ones = Values.binary(Op.SHR, Values.constant(Type.LONG, -1), Values.sub(Values.number(64), bits(COUNT)));
        Value mask = Values.binary(Op.SHL, ones, bits(SKIP));
        round.add(new Statement.Declare(enables, Values.as(mask, type)));
        round.addAll(each);
        round.add(new Statement.Set(DONE, Values.add(DONE.value(), COUNT.value())));
        body.add(new Statement.While(Values.compare(Relation.LT, DONE.value(), LIMIT.value()), round));
        return body;
    }

    private List<Statement> locate(Value left) {
        if (located.isEmpty()) {
            Value unit = Values.number(borders.unit());
            return List.of(
                    new Statement.Declare(SKIP, Values.and(AT.value(), Values.number(borders.unit() - 1))),
                    new Statement.Declare(COUNT, minimum(Values.sub(unit, SKIP.value()), left)));
        }
        Value size = Values.and(PLACE.value(), Values.number((1 << Borders.SIZE_BITS) - 1));
        return List.of(
                new Statement.Declare(PLACE, new Value.Invoke(located, List.of(AT.value()), Type.INT, 7)),
                new Statement.Declare(SKIP, Values.binary(Op.SHR, PLACE.value(), Values.number(Borders.SIZE_BITS))),
                new Statement.Declare(COUNT, minimum(Values.sub(size, SKIP.value()), left)));
    }

    private static Value minimum(Value a, Value b) {
        return new Value.Call(Intrinsic.MIN_INT, "Math", List.of(a, b));
    }

    private static Value bits(Variable bytes) {
        return Values.binary(Op.SHL, bytes.value(), Values.number(3));
    }
}
