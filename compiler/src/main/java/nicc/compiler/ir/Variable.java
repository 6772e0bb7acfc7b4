package nicc.compiler.ir;

/// A Java local or parameter.
///
/// @param name its name, unique in its function
/// @param type its type
/// @param width the number of low bits that can be other than 0
public record Variable(String name, Type type, int width) {

    /// A truth value.
    ///
    /// @param name its name
    /// @return the variable
    public static Variable bool(String name) {
        return new Variable(name, Type.BOOL, 1);
    }

    /// A number of some width.
    ///
    /// @param name its name
    /// @param width 1 to 64
    /// @return the variable
    public static Variable number(String name, int width) {
        return new Variable(name, Type.ofWidth(width), width);
    }

    /// Its value.
    ///
    /// @return a use of the variable
    public Value value() {
        return new Value.Local(this);
    }
}
