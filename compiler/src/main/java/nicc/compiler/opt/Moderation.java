package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;

/// Leaves a throttled line alone while its interval runs and it is not asserted: nothing can change it before
/// the interval's end, and that is a deadline. The throttle itself is the language's and holds in every build;
/// without this pass, the level is computed after each event all the same.
final class Moderation implements Pass {
    @Override
    public String name() {
        return "moderation";
    }

    @Override
    public String title() {
        return "Leaves a throttled interrupt line alone until its interval ends.";
    }

    @Override
    public Program run(Program program) {
        Program.Editor editor = program.edit();
        for (LineCode line : program.lines()) {
            if (!line.quietUntil().isEmpty()) {
                editor.function(moderated(program.function(line.update()), line));
            }
        }
        return editor.done();
    }

    private static Function moderated(Function update, LineCode line) {
        Value asserted = new Value.Field(line.asserted(), Type.BOOL, 1);
        Value now = new Value.Call(Intrinsic.CLOCK_NANOS, "clock", List.of());
        Value quiet = new Value.Field(line.quietUntil(), Type.LONG, 63);
        Value waits = Values.and(Values.not(asserted), Values.compare(Relation.LT, now, quiet));
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.If(waits, List.of(new Statement.Return(Optional.empty())), List.of()));
        body.addAll(update.body());
        return update.withBody(body);
    }
}
