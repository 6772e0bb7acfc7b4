package nicc.compiler.ir;

/// Operations on constants that are zero extended into 64 bits.
final class Constants {
    private Constants() {}

    static long apply(Op op, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV, DIV_UNSIGNED -> Long.divideUnsigned(a, b);
            case REM, REM_UNSIGNED -> Long.remainderUnsigned(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case SHL -> a << b;
            case SHR -> a >>> b;
        };
    }

    static boolean holds(Relation relation, long a, long b) {
        return switch (relation) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT, ULT -> Long.compareUnsigned(a, b) < 0;
            case LE, ULE -> Long.compareUnsigned(a, b) <= 0;
        };
    }
}
