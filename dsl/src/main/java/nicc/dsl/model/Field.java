package nicc.dsl.model;

import java.util.Optional;
import nicc.dsl.diagnostic.Span;

/// A field of a register with its access semantics (docs/language.md, section 5).
///
/// @param name the data sheet's name; empty for reserved, unimplemented and undocumented bits
/// @param title what it means, or an empty string
/// @param msb most significant bit
/// @param lsb least significant bit
/// @param kind what kind of bits these are
/// @param sw what software may do
/// @param onRead what a read does
/// @param onReadHigh whether that happens only when the register's highest 32 bits are read, and then to the
/// whole
/// field
/// @param onWrite what a write does
/// @param singlePulse whether written ones are seen by actions only
/// @param counter whether `count` changes it
/// @param saturate whether it stops at all ones
/// @param hwSet whether device code only ever sets it
/// @param constant what bits without storage read as
/// @param derived the value of a field without storage
/// @param interruptEnable the field that enables this cause, as written, for documentation
/// @param span where it stands
public record Field(
        String name,
        String title,
        int msb,
        int lsb,
        Kind kind,
        Access sw,
        OnRead onRead,
        boolean onReadHigh,
        OnWrite onWrite,
        boolean singlePulse,
        boolean counter,
        boolean saturate,
        boolean hwSet,
        long constant,
        Optional<Expr> derived,
        Optional<String> interruptEnable,
        Span span) {

    /// The number of bits.
    ///
    /// @return 1 to 64
    public int width() {
        return msb - lsb + 1;
    }

    /// Kinds of bits. All but [#PLAIN] and [#DERIVED] have no storage and read as their constant.
    public enum Kind {
        /// With storage.
        PLAIN,
        /// Computed at each read.
        DERIVED,
        /// Reserved by the data sheet.
        RESERVED,
        /// In the data sheet, without function in this model.
        UNIMPLEMENTED,
        /// Seen in the field, not in the data sheet.
        UNDOCUMENTED
    }

    /// What software may do (SystemRDL `sw`).
    public enum Access {
        /// Read and write.
        RW,
        /// Read.
        R,
        /// Write; reads 0.
        W,
        /// Nothing; reads 0.
        NA
    }

    /// Side effects of a read (SystemRDL `onread`).
    public enum OnRead {
        /// None.
        NONE,
        /// Clears.
        RCLR,
        /// Sets.
        RSET
    }

    /// What a write does (SystemRDL `onwrite`).
    public enum OnWrite {
        /// Stores.
        STORE,
        /// Ones set.
        WOSET,
        /// Ones clear.
        WOCLR,
        /// Ones toggle.
        WOT,
        /// Zeros set.
        WZS,
        /// Zeros clear.
        WZC,
        /// Zeros toggle.
        WZT,
        /// Any write sets.
        WSET,
        /// Any write clears.
        WCLR
    }
}
