package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Interrupt;

/// Interrupt lines (docs/language.md, section 6): the level, and until when assertion waits.
final class Lines {
    /// Intervals of so many bits end, added to the time, within what a `long` holds for the next hundred years.
    private static final int LARGEST_INTERVAL_BITS = 62;

    private final Context context;

    Lines(Context context) {
        this.context = context;
    }

    /// Makes the state of a line.
    static void declare(Context context, Interrupt i) {
        String title = Origins.title("interrupt " + i.name(), i.title(), i.section());
        context.add(
                "asserted " + i.name(),
                new StateCell(
                        context.names().claim(i.name() + "Asserted"),
                        "interrupt " + i.name() + ".asserted",
                        StateCell.Kind.FLAG,
                        Type.BOOL,
                        1,
                        1,
                        false,
                        0,
                        title + ": whether the line is asserted",
                        Origins.of(i.span()),
                        List.of()));
        if (i.throttle().isPresent()) {
            context.add(
                    "quiet " + i.name(),
                    new StateCell(
                            context.names().claim(i.name() + "QuietUntil"),
                            "interrupt " + i.name() + ".quiet",
                            StateCell.Kind.MOMENT,
                            Type.LONG,
                            63,
                            1,
                            false,
                            0,
                            title + ": until when assertion waits",
                            Origins.of(i.span()),
                            List.of()));
        }
    }

    /// Makes the functions of a line.
    LineCode lower(Interrupt i) {
        String title = Origins.title("interrupt " + i.name(), i.title(), i.section());
        String level = context.method("level " + i.name(), Names.identifier(i.name()) + "Level");
        Code code = new Code(context);
        List<Statement> question = new ArrayList<>();
        Value wanted = code.condition(i.level(), question);
        question.add(new Statement.Return(Optional.of(wanted)));
        context.add(Function.question(
                level, title + ": whether there is a reason to assert it.", Origins.of(i.span()), List.of(), question));
        String update = context.method("update " + i.name(), "update" + Names.capital(i.name()));
        context.add(Function.action(
                update, title + ": brings the line up to date.", Origins.of(i.span()), List.of(), update(i, level)));
        String quiet =
                i.throttle().isPresent() ? context.cell("quiet " + i.name()).field() : "";
        return new LineCode(i.name(), update, level, asserted(i).name(), quiet);
    }

    private List<Statement> update(Interrupt i, String level) {
        Code code = new Code(context);
        Value wanted = new Value.Invoke(level, List.of(), Type.BOOL, 1);
        Variable now = code.scope().bool("level");
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(now, wanted));
        List<Statement> assertion = new ArrayList<>();
        i.throttle().ifPresent(t -> assertion.addAll(wait(i, t, code)));
        assertion.addAll(drive(i, true));
        Value rises = Values.and(now.value(), Values.not(asserted(i)));
        Value falls = Values.and(asserted(i), Values.not(now.value()));
        body.add(new Statement.If(rises, assertion, List.of(new Statement.If(falls, drive(i, false), List.of()))));
        return body;
    }

    /// Each assertion begins an interval; within it, the next one waits.
    private List<Statement> wait(Interrupt i, Interrupt.Throttle t, Code code) {
        StateCell quiet = context.cell("quiet " + i.name());
        List<Statement> out = new ArrayList<>();
        Value early = Values.compare(Relation.LT, Timers.NOW, quiet.value());
        out.add(new Statement.If(early, List.of(new Statement.Return(Optional.empty())), List.of()));
        Value units = code.expressions().as(t.interval(), Type.LONG, out);
        Value length = Values.binary(Op.MUL, units, Values.constant(Type.LONG, t.unitNanos()));
        Value end = code.expressions().once("end", Values.add(Timers.NOW, length), out);
        Value never = Values.compare(Relation.LT, end, Values.constant(Type.LONG, 0));
        boolean mayWrap = length.width() > LARGEST_INTERVAL_BITS;
        out.add(new Statement.Store(quiet.value(), mayWrap ? Values.choose(never, Timers.IDLE, end) : end));
        return out;
    }

    private List<Statement> drive(Interrupt i, boolean level) {
        Value v = level ? Values.TRUE : Values.FALSE;
        return List.of(
                new Statement.Store(asserted(i), v), Code.effect(Intrinsic.INTERRUPTS_LEVEL, "interrupts", pin(i, v)));
    }

    /// One pin is all that a function has: with several lines, it is asserted while one of them is.
    private Value pin(Interrupt changed, Value level) {
        return context.device().interrupts().stream()
                .filter(i -> !i.equals(changed))
                .map(i -> (Value) asserted(i))
                .reduce(level, Values::or);
    }

    private Value.Field asserted(Interrupt i) {
        return context.cell("asserted " + i.name()).value();
    }

    /// When a line that waits may be asserted.
    ///
    /// @param line the line, with a throttle
    /// @param next takes the earliest moment so far
    Statement deadline(LineCode line, Variable next) {
        Value.Field quiet = new Value.Field(line.quietUntil(), Type.LONG, 63);
        Value waits = Values.and(
                Values.not(new Value.Field(line.asserted(), Type.BOOL, 1)),
                new Value.Invoke(line.level(), List.of(), Type.BOOL, 1));
        Value earlier = new Value.Call(Intrinsic.MIN, "Math", List.of(next.value(), quiet));
        return new Statement.If(waits, List.of(new Statement.Set(next, earlier)), List.of());
    }
}
