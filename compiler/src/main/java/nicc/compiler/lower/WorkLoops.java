package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.EngineCode;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.compiler.ir.WorkLoop;

/// The loop around timers and engines: rounds in which each has its turn, until nothing is to be done or the
/// budget is spent.
final class WorkLoops {
    private static final Variable BUDGET = Variable.number("budget", 32);
    private static final Variable DONE = new Variable("done", Type.INT, 31);
    private static final Variable BEFORE = new Variable("before", Type.INT, 31);
    private static final Variable MORE = Variable.bool("more");
    private static final Variable LIMIT = new Variable("limit", Type.INT, 31);
    private static final Variable STEPS = new Variable("steps", Type.INT, 31);

    private final WorkLoop loop;
    private final Program program;

    WorkLoops(Program program) {
        this.program = program;
        loop = program.work();
    }

    List<Function> functions() {
        List<Function> all = new ArrayList<>();
        List<Statement> body = new ArrayList<>();
        body.addAll(calls(loop.afterEvent()));
        body.add(new Statement.Declare(DONE, Values.ZERO));
        body.add(new Statement.Declare(MORE, Values.TRUE));
        List<Statement> round = new ArrayList<>();
        round.add(new Statement.Declare(BEFORE, DONE.value()));
        if (!loop.expire().isEmpty()) {
            round.add(timers());
        }
        for (EngineCode e : loop.engines()) {
            if (loop.batch() == 1) {
                round.add(turn(ready(e), List.of(step(e))));
            } else {
                all.add(batch(e));
                round.add(run(e));
            }
        }
        round.add(new Statement.Set(MORE, Values.compare(Relation.NE, DONE.value(), BEFORE.value())));
        Value budget = Values.compare(Relation.LT, DONE.value(), BUDGET.value());
        body.add(new Statement.While(Values.and(MORE.value(), budget), round));
        body.addAll(calls(loop.afterWork()));
        body.add(new Statement.Return(Optional.of(DONE.value())));
        all.addFirst(new Function("work", Function.Kind.ENTRY, "", "", List.of(BUDGET), Type.INT, 31, body));
        return all;
    }

    private Statement timers() {
        return turn(new Value.Invoke(loop.expire(), List.of(), Type.BOOL, 1), List.of());
    }

    /// An event, if there is budget for it and it can happen.
    private Statement turn(Value can, List<Statement> event) {
        Value budget = Values.compare(Relation.LT, DONE.value(), BUDGET.value());
        List<Statement> body = new ArrayList<>(event);
        body.add(new Statement.Set(DONE, Values.add(DONE.value(), Values.ONE)));
        body.addAll(calls(loop.afterEvent()));
        return new Statement.If(Values.and(budget, can), body, List.of());
    }

    private Statement run(EngineCode e) {
        Value left = Values.sub(BUDGET.value(), DONE.value());
        Value limit = new Value.Call(Intrinsic.MIN_INT, "Math", List.of(left, Values.number(loop.batch())));
        Value steps = new Value.Invoke(name(e), List.of(limit), Type.INT, 31);
        return new Statement.Set(DONE, Values.add(DONE.value(), steps));
    }

    private Function batch(EngineCode e) {
        List<Statement> step = new ArrayList<>();
        step.add(step(e));
        step.add(new Statement.Set(STEPS, Values.add(STEPS.value(), Values.ONE)));
        step.addAll(calls(loop.afterEvent()));
        Value more = Values.and(Values.compare(Relation.LT, STEPS.value(), LIMIT.value()), ready(e));
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Declare(STEPS, Values.ZERO));
        body.add(new Statement.While(more, step));
        body.addAll(calls(loop.afterBatch()));
        body.add(new Statement.Return(Optional.of(STEPS.value())));
        String doc = "Steps of engine " + e.name() + ", as many as it can take up to a limit.";
        return new Function(name(e), Function.Kind.INTERNAL, doc, "", List.of(LIMIT), Type.INT, 31, body);
    }

    private String name(EngineCode e) {
        String name = Names.identifier(e.name()) + "Batch";
        return program.functions().containsKey(name) ? name + "_" : name;
    }

    private static Value ready(EngineCode e) {
        return new Value.Invoke(e.ready(), List.of(), Type.BOOL, 1);
    }

    private static Statement step(EngineCode e) {
        return Code.invoke(e.step());
    }

    private static List<Statement> calls(List<String> functions) {
        return functions.stream().map(f -> Code.invoke(f)).toList();
    }
}
