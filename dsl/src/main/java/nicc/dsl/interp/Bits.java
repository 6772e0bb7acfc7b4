package nicc.dsl.interp;

/// An unsigned number of known width.
///
/// @param value 0 above `width` bits
/// @param width 1 to 64
public record Bits(long value, int width) {

    /// Checks the invariant.
    public Bits {
        if (width < 1 || width > Long.SIZE) {
            throw new IllegalArgumentException("width " + width);
        }
        if ((value & ~mask(width)) != 0) {
            throw new IllegalArgumentException(Long.toHexString(value) + " does not fit " + width + " bits");
        }
    }

    /// A number, cut to a width.
    ///
    /// @param value any number
    /// @param width 1 to 64
    /// @return its lowest bits
    public static Bits of(long value, int width) {
        return new Bits(value & mask(width), width);
    }

    /// A truth value.
    ///
    /// @param value true or false
    /// @return 1 or 0, one bit
    public static Bits of(boolean value) {
        return new Bits(value ? 1 : 0, 1);
    }

    /// Whether any bit is 1.
    ///
    /// @return the truth of a truth value
    public boolean isTrue() {
        return value != 0;
    }

    /// So many ones.
    ///
    /// @param width 1 to 64
    /// @return a mask
    static long mask(int width) {
        return -1L >>> (Long.SIZE - width);
    }
}
