package nicc.compiler.ir;

/// How many bits a result can have.
final class Widths {
    private Widths() {}

    /// A bound on an operation's bits.
    ///
    /// @param v the operation
    /// @return the number of low bits that can be other than 0
    static int of(Value.Binary v) {
        int left = v.left().width();
        int right = v.right().width();
        int limit = v.type().bits();
        return switch (v.op()) {
            case ADD -> Math.min(limit, Math.max(left, right) + 1);
            case SUB -> limit;
            case MUL -> Math.min(limit, left + right);
            case DIV, DIV_UNSIGNED -> left;
            case REM, REM_UNSIGNED -> Math.min(left, right);
            case AND -> Math.min(left, right);
            case OR, XOR -> Math.max(left, right);
            case SHL -> v.right() instanceof Value.Const k ? Math.min(limit, left + (int) k.bits()) : limit;
            case SHR -> v.right() instanceof Value.Const k ? Math.max(0, left - (int) k.bits()) : left;
        };
    }
}
