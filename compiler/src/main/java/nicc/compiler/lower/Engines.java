package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.EngineCode;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Engine;

/// Engines (docs/language.md, section 10): whether one can step, and a step.
final class Engines {
    private final Context context;

    Engines(Context context) {
        this.context = context;
    }

    /// Makes the functions of an engine.
    EngineCode lower(Engine e) {
        String ready = context.method("ready " + e.name(), e.name() + "Ready");
        String step = context.method("step " + e.name(), e.name() + "Step");
        String title = Origins.title("Engine " + e.name(), e.title(), e.section());
        Code when = new Code(context);
        List<Statement> question = new ArrayList<>();
        e.frame().ifPresent(b -> question.addAll(nextFrame(b, e.offload(), when.expressions())));
        Value can = when.condition(e.when(), question);
        question.add(new Statement.Return(Optional.of(can)));
        context.add(
                Function.question(ready, title + ": whether it can step.", Origins.of(e.span()), List.of(), question));
        List<Statement> body = new Code(context).body(e.step());
        context.add(Function.action(step, title + ": one step.", Origins.of(e.span()), List.of(), body));
        return new EngineCode(e.name(), ready, step, e.frame().isPresent());
    }

    /// A frame is in the buffer before `when` is asked, which may look at it, and until a step empties the
    /// buffer.
    private List<Statement> nextFrame(Buffer b, Optional<Engine.Offload> offload, Expressions expressions) {
        BufferCell frame = context.buffer(b.name());
        Value length = new Value.Call(Intrinsic.BUFFER_LENGTH, frame.field(), List.of());
        Value empty = Values.compare(Relation.EQ, length, Values.ZERO);
        Statement none = new Statement.Return(Optional.of(Values.FALSE));
        List<Statement> next = new ArrayList<>();
        List<Value> arguments = new ArrayList<>(List.of(frame.handle()));
        offload.ifPresent(o -> {
            arguments.add(context.buffer(o.record().name()).handle());
            arguments.add(expressions.as(o.accepts(), Type.INT, next));
        });
        Value receive = new Value.Call(Intrinsic.WIRE_RECEIVE, "wire", arguments);
        Value nothing = Values.or(Values.not(receive), empty);
        next.add(new Statement.If(nothing, List.of(none), List.of()));
        return List.of(new Statement.If(empty, next, List.of()));
    }
}
