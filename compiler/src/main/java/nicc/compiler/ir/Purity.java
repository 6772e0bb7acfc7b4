package nicc.compiler.ir;

/// Whether evaluating a value does nothing else.
public final class Purity {
    private Purity() {}

    /// Whether a value can be left out, moved or computed twice. Calls of the program's functions are taken to
    /// have effects.
    ///
    /// @param v the value
    /// @return true when it has no effect
    public static boolean pure(Value v) {
        return switch (v) {
            case Value.Const c -> true;
            case Value.Local l -> true;
            case Value.Field f -> true;
            case Value.Handle h -> true;
            case Value.Element e -> pure(e.index());
            case Value.Binary b -> pure(b.left()) && pure(b.right());
            case Value.Compare c -> pure(c.left()) && pure(c.right());
            case Value.Not n -> pure(n.operand());
            case Value.Convert c -> pure(c.operand());
            case Value.Choose c -> pure(c.condition()) && pure(c.then()) && pure(c.otherwise());
            case Value.Invoke i -> false;
            case Value.Call c -> c.intrinsic().pure() && c.arguments().stream().allMatch(Purity::pure);
        };
    }
}
