package nicc.compiler.opt;

import nicc.compiler.ir.Op;
import nicc.compiler.ir.Rewriter;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;

/// Divisions by powers of two become shifts and masks.
final class Strength extends Rewriter {
    @Override
    public Value value(Value v) {
        Value simple = super.value(v);
        if (simple instanceof Value.Binary b && b.right() instanceof Value.Const c && Long.bitCount(c.bits()) == 1) {
            return switch (b.op()) {
                case DIV, DIV_UNSIGNED ->
                    Values.binary(Op.SHR, b.left(), Values.number(Long.numberOfTrailingZeros(c.bits())));
                case REM, REM_UNSIGNED -> Values.and(b.left(), Values.constant(b.type(), c.bits() - 1));
                default -> simple;
            };
        }
        return simple;
    }
}
