package nicc.compiler.lower;

import java.util.List;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.BufferOp;
import nicc.dsl.model.Expr;

/// Operations on buffers: each is a call of the runtime.
final class Buffers {
    private final Context context;
    private final Expressions expressions;

    Buffers(Context context, Expressions expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    /// Makes the state of a buffer.
    static BufferCell declare(Context context, Buffer b) {
        return new BufferCell(
                context.names().claim(b.name()),
                b.name(),
                b.capacity(),
                false,
                b.title().isEmpty() ? "buffer " + b.name() : b.title(),
                Origins.of(b.span()));
    }

    /// An operation.
    void apply(BufferOp op, List<Statement> out) {
        Value memory = new Value.Handle("memory");
        switch (op) {
            case BufferOp.Clear c -> out.add(on(op, Intrinsic.BUFFER_CLEAR));
            case BufferOp.Resize r -> out.add(on(op, Intrinsic.BUFFER_RESIZE, number(r.length(), out)));
            case BufferOp.Put p ->
                out.add(on(
                        op,
                        BufferAccess.put(p.bytes(), p.bigEndian()),
                        number(p.offset(), out),
                        expressions.number(p.value(), out)));
            case BufferOp.Gather g ->
                out.add(on(op, Intrinsic.BUFFER_GATHER, memory, address(g.address(), out), number(g.length(), out)));
            case BufferOp.Scatter s ->
                out.add(on(
                        op,
                        Intrinsic.BUFFER_SCATTER,
                        memory,
                        address(s.address(), out),
                        number(s.offset(), out),
                        number(s.length(), out)));
            case BufferOp.Append a ->
                out.add(on(
                        op,
                        Intrinsic.BUFFER_APPEND,
                        handle(a.from()),
                        number(a.offset(), out),
                        number(a.length(), out)));
            case BufferOp.Insert i ->
                out.add(on(op, Intrinsic.BUFFER_INSERT, number(i.offset(), out), number(i.length(), out)));
            case BufferOp.Remove r ->
                out.add(on(op, Intrinsic.BUFFER_REMOVE, number(r.offset(), out), number(r.length(), out)));
            case BufferOp.Copy c -> out.add(on(op, Intrinsic.BUFFER_COPY, handle(c.from())));
        }
    }

    private Statement on(BufferOp op, Intrinsic what, Value... arguments) {
        return Code.effect(what, context.buffer(op.buffer().name()).field(), arguments);
    }

    private Value handle(Buffer b) {
        return context.buffer(b.name()).handle();
    }

    private Value number(Expr e, List<Statement> out) {
        return expressions.as(e, Type.INT, out);
    }

    private Value address(Expr e, List<Statement> out) {
        return expressions.as(e, Type.LONG, out);
    }
}
