package nicc.dsl.semantics;

import nicc.dsl.model.BufferOp;
import nicc.dsl.model.Expr;

/// What buffer operations do (docs/language.md, section 8): operands are evaluated from left to right, and the
/// machine's buffer does the rest ([BufferState]).
final class BufferOperations<V> {
    private final Semantics<V> semantics;
    private final Machine<V> machine;

    BufferOperations(Semantics<V> semantics) {
        this.semantics = semantics;
        this.machine = semantics.machine;
    }

    void run(BufferOp operation) {
        switch (operation) {
            case BufferOp.Clear op -> machine.clear(op.buffer());
            case BufferOp.Resize op -> machine.resize(op.buffer(), value(op.length()));
            case BufferOp.Put op ->
                machine.put(op.buffer(), value(op.offset()), op.bytes(), op.bigEndian(), value(op.value()));
            case BufferOp.Gather op -> machine.gather(op.buffer(), value(op.address()), value(op.length()));
            case BufferOp.Scatter op ->
                machine.scatter(op.buffer(), value(op.offset()), value(op.length()), value(op.address()));
            case BufferOp.Append op -> machine.append(op.buffer(), op.from(), value(op.offset()), value(op.length()));
            case BufferOp.Insert op -> machine.insert(op.buffer(), value(op.offset()), value(op.length()));
            case BufferOp.Remove op -> machine.remove(op.buffer(), value(op.offset()), value(op.length()));
            case BufferOp.Copy op -> machine.copy(op.buffer(), op.from());
        }
    }

    private V value(Expr expr) {
        return semantics.expressions.evaluate(expr);
    }
}
