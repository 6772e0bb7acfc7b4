package nicc.verifier.replay;

import java.util.function.ToLongFunction;
import nicc.dsl.interp.Bits;
import nicc.dsl.interp.Interpreter;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Place;
import nicc.dsl.model.Ring;

/// A ring as the spec sees it in a state.
///
/// @param base guest address of the first descriptor
/// @param size descriptors
/// @param head index of the descriptor that is next
/// @param available how many the device owns
/// @param bytes of a descriptor
record RingView(long base, long size, long head, long available, int bytes) {

    static RingView of(Interpreter interpreter, Ring ring) {
        ToLongFunction<Expr> value = expr -> {
            Bits bits = interpreter.part(semantics -> semantics.evaluate(expr));
            return bits.value();
        };
        Place head = ring.head();
        Expr position = new Expr.Extract(new Expr.CellValue(head.cell(), head.index()), head.msb(), head.lsb());
        return new RingView(
                value.applyAsLong(ring.base()),
                value.applyAsLong(ring.size()),
                value.applyAsLong(position),
                value.applyAsLong(new Expr.RingAvailable(ring)),
                ring.layout().bytes());
    }

    /// The address of the descriptor so many behind the head.
    long slot(long behind) {
        return base + (head + behind) * bytes;
    }
}
