package nicc.compiler.ir;

/// What a Java variable holds.
public enum Type {
    /// A truth value.
    BOOL(1),
    /// Up to 32 bits, zero extended.
    INT(32),
    /// Up to 64 bits, zero extended.
    LONG(64),
    /// A buffer or a port.
    HANDLE(0);

    private final int bits;

    Type(int bits) {
        this.bits = bits;
    }

    /// How many bits it holds.
    ///
    /// @return 1, 32 or 64; 0 for a handle
    public int bits() {
        return bits;
    }

    /// The type that cells, and numbers in general, of a width are kept in.
    ///
    /// @param width 1 to 64
    /// @return [#INT] up to 32 bits, else [#LONG]
    public static Type ofWidth(int width) {
        return width <= 32 ? INT : LONG;
    }
}
