package nicc.verifier.exit;

import java.util.HexFormat;

/// A step of a driver program, or of the world around it.
public sealed interface Step {

    /// The driver reads a register, whole.
    ///
    /// @param site the site
    /// @param index the element of an array
    record Read(Site site, int index) implements Step {
        @Override
        public String toString() {
            return site.name() + (site.register().count() > 1 ? "[" + index + "]" : "");
        }
    }

    /// The driver writes a register, whole.
    ///
    /// @param site the site
    /// @param index the element of an array
    /// @param value the value, as wide as the register
    record Write(Site site, int index, long value) implements Step {
        @Override
        public String toString() {
            return site.name() + (site.register().count() > 1 ? "[" + index + "]" : "") + " = 0x"
                    + Long.toHexString(value);
        }
    }

    /// Time passes; the guest does nothing that reaches the device.
    ///
    /// @param nanos nanoseconds
    record Time(long nanos) implements Step {
        @Override
        public String toString() {
            return nanos + " ns pass";
        }
    }

    /// A frame arrives.
    ///
    /// @param octets how many
    /// @param fill what each of them is
    record Frame(int octets, int fill) implements Step {
        @Override
        public String toString() {
            return "a frame of " + octets + " bytes " + HexFormat.of().toHexDigits((byte) fill) + " arrives";
        }
    }

    /// The link comes up or goes down.
    ///
    /// @param up which
    record Link(boolean up) implements Step {
        @Override
        public String toString() {
            return "the link " + (up ? "comes up" : "goes down");
        }
    }
}
