package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Timer;

/// Timers are moments on the device's clock; one that does not run is due never.
final class Timers {
    /// The moment of a timer that does not run.
    static final Value IDLE = Values.constant(Type.LONG, Long.MAX_VALUE);
    /// The device's time.
    static final Value NOW = new Value.Call(Intrinsic.CLOCK_NANOS, "clock", List.of());

    private Timers() {}

    /// Makes the state of a timer.
    static StateCell declare(Context context, Timer t) {
        String field = context.names().claim(t.name() + "Due");
        return new StateCell(
                field,
                "timer " + t.name(),
                StateCell.Kind.MOMENT,
                Type.LONG,
                63,
                1,
                false,
                Long.MAX_VALUE,
                Origins.title("timer " + t.name(), t.title(), t.section()) + ": when it is due",
                Origins.of(t.span()),
                List.of());
    }

    /// Starts a timer anew, for a nanosecond at least. Units have up to 32 bits and 2^31 ns, so a length has
    /// less than 2^63; a moment past 2^63 is one that the clock does not reach.
    static List<Statement> start(Context context, Scope scope, Timer t, Value units) {
        StateCell due = context.cell("timer " + t.name());
        Value length = Values.binary(Op.MUL, Values.as(units, Type.LONG), Values.constant(Type.LONG, t.unitNanos()));
        if (length instanceof Value.Const c) {
            Value nanos = Values.constant(Type.LONG, Math.max(1, c.bits()));
            return List.of(new Statement.Store(due.value(), Values.add(NOW, nanos)));
        }
        Variable wait = new Variable(scope.number("wait", 64).name(), Type.LONG, length.width());
        Value zero = Values.compare(Relation.EQ, wait.value(), Values.constant(Type.LONG, 0));
        Value atLeastOne = Values.choose(zero, Values.constant(Type.LONG, 1), wait.value());
        return List.of(
                new Statement.Declare(wait, length), new Statement.Store(due.value(), Values.add(NOW, atLeastOne)));
    }

    /// Stops a timer.
    static Statement stop(Context context, Timer t) {
        return new Statement.Store(context.cell("timer " + t.name()).value(), IDLE);
    }

    /// Makes what happens when timers expire.
    ///
    /// @param context the device
    /// @return the function that lets the one that is due first expire, or an empty string without timers
    static String expire(Context context) {
        List<Timer> timers = context.device().timers();
        if (timers.isEmpty()) {
            return "";
        }
        for (Timer t : timers) {
            context.add(Function.action(
                    expiry(context, t),
                    Origins.title("timer " + t.name(), t.title(), t.section()) + ": it is due.",
                    Origins.of(t.span()),
                    List.of(),
                    hook(context, t)));
        }
        Variable first = Variable.number("first", 63);
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(first, earliest(context)));
        Value waits = Values.compare(Relation.LT, NOW, first.value());
        body.add(new Statement.If(waits, List.of(new Statement.Return(Optional.of(Values.FALSE))), List.of()));
        body.addAll(choose(context, timers, first));
        body.add(new Statement.Return(Optional.of(Values.TRUE)));
        String name = context.method("expire", "expireTimer");
        context.add(Function.question(
                name, "Lets the timer expire that is due first, if one is due.", "", List.of(), body));
        return name;
    }

    private static List<Statement> hook(Context context, Timer t) {
        return context.device().expiryHooks().stream()
                .filter(h -> h.timer().name().equals(t.name()))
                .flatMap(h -> new Code(context).body(h.body()).stream())
                .toList();
    }

    private static List<Statement> choose(Context context, List<Timer> timers, Variable first) {
        Timer t = timers.getFirst();
        Value due = context.cell("timer " + t.name()).value();
        List<Statement> fire = List.of(
                stop(context, t), new Statement.Do(new Value.Invoke(expiry(context, t), List.of(), Type.HANDLE, 0)));
        return timers.size() == 1
                ? fire
                : List.of(new Statement.If(
                        Values.compare(Relation.EQ, due, first.value()),
                        fire,
                        choose(context, timers.subList(1, timers.size()), first)));
    }

    private static String expiry(Context context, Timer t) {
        return context.method("expiry " + t.name(), "expire" + Names.capital(t.name()));
    }

    /// When the first timer is due.
    static Value earliest(Context context) {
        return context.device().timers().stream()
                .map(t -> (Value) context.cell("timer " + t.name()).value())
                .reduce((a, b) -> new Value.Call(Intrinsic.MIN, "Math", List.of(a, b)))
                .orElse(IDLE);
    }
}
