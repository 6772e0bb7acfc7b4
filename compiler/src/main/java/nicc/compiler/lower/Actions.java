package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.RecordVariables;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Action;
import nicc.dsl.model.Block;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;

/// Actions become methods. A snapshot is given as its words; its slot goes along only where the action writes
/// back.
final class Actions {
    private Actions() {}

    static String method(Context context, Action a) {
        return context.method("action " + a.name(), a.name());
    }

    /// Makes the method of an action.
    static void lower(Context context, Action a) {
        Code code = new Code(context);
        List<Variable> parameters = new ArrayList<>();
        for (Local p : a.parameters()) {
            parameters.add(code.scope().declare(p));
        }
        for (int i = 0; i < a.snapshots().size(); i++) {
            parameters.addAll(variables(a, i, code.declare(a.snapshots().get(i))));
        }
        String doc = Origins.title("action " + a.name(), a.title(), a.section()) + ".";
        context.add(Function.action(method(context, a), doc, Origins.of(a.span()), parameters, code.body(a.body())));
    }

    /// What a call gives an action for one of its snapshots.
    static List<Value> arguments(Action a, int snapshot, RecordVariables given) {
        return variables(a, snapshot, given).stream().map(Variable::value).toList();
    }

    private static List<Variable> variables(Action a, int snapshot, RecordVariables record) {
        List<Variable> all = new ArrayList<>(record.words());
        if (writesBack(a.body(), a.snapshots().get(snapshot))) {
            all.add(record.held());
            all.add(record.slot());
        }
        return all;
    }

    private static boolean writesBack(Block block, Snapshot s) {
        return block.statements().stream().anyMatch(statement -> writesBack(statement, s));
    }

    private static boolean writesBack(Stmt statement, Snapshot s) {
        return switch (statement) {
            case Stmt.WriteBack w -> w.snapshot().name().equals(s.name());
            case Stmt.If i -> writesBack(i.then(), s) || writesBack(i.otherwise(), s);
            case Stmt.Match m ->
                m.arms().stream().anyMatch(arm -> writesBack(arm.body(), s)) || writesBack(m.otherwise(), s);
            case Stmt.For f -> writesBack(f.body(), s);
            case Stmt.While w -> writesBack(w.body(), s);
            case Stmt.CallAction c -> passesOn(c, s);
            default -> false;
        };
    }

    private static boolean passesOn(Stmt.CallAction c, Snapshot s) {
        for (int i = 0; i < c.snapshots().size(); i++) {
            if (c.snapshots().get(i).name().equals(s.name())
                    && writesBack(c.action().body(), c.action().snapshots().get(i))) {
                return true;
            }
        }
        return false;
    }
}
