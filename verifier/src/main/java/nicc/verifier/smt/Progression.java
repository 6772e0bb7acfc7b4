package nicc.verifier.smt;

import java.math.BigInteger;
import java.util.Optional;

/// The values of a vector that moves evenly with a number: `first + step * number`, as an integer, for each
/// number from
/// 0 to `last`.
///
/// @param first the value for 0
/// @param step the difference from one to the next, of any sign
/// @param last the greatest number, at least 0
record Progression(BigInteger first, BigInteger step, BigInteger last) {

    static Progression constant(BigInteger value, BigInteger last) {
        return new Progression(value, BigInteger.ZERO, last);
    }

    BigInteger end() {
        return first.add(step.multiply(last));
    }

    BigInteger least() {
        return first.min(end());
    }

    BigInteger greatest() {
        return first.max(end());
    }

    boolean constant() {
        return step.signum() == 0;
    }

    Progression plus(Progression other) {
        return new Progression(first.add(other.first), step.add(other.step), last);
    }

    Progression times(BigInteger factor) {
        return new Progression(first.multiply(factor), step.multiply(factor), last);
    }

    Progression minus(Progression other) {
        return plus(other.times(BigInteger.ONE.negate()));
    }

    /// Whether one of the values is 0.
    boolean meetsZero() {
        if (least().signum() > 0 || greatest().signum() < 0) {
            return false;
        }
        return constant() || first.mod(step.abs()).signum() == 0;
    }

    /// The lower bits of each value.
    ///
    /// @return empty when they do not move evenly
    Optional<Progression> low(int bits) {
        if (step.mod(BigInteger.ONE.shiftLeft(bits)).signum() == 0) {
            return Optional.of(constant(first.mod(BigInteger.ONE.shiftLeft(bits)), last));
        }
        BigInteger turns = least().shiftRight(bits);
        return turns.equals(greatest().shiftRight(bits))
                ? Optional.of(new Progression(first.subtract(turns.shiftLeft(bits)), step, last))
                : Optional.empty();
    }

    /// Each value without its lower bits.
    ///
    /// @return empty when the rest does not move evenly
    Optional<Progression> shifted(int bits) {
        if (least().shiftRight(bits).equals(greatest().shiftRight(bits))) {
            return Optional.of(constant(first.shiftRight(bits), last));
        }
        return step.mod(BigInteger.ONE.shiftLeft(bits)).signum() == 0
                ? Optional.of(new Progression(first.shiftRight(bits), step.shiftRight(bits), last))
                : Optional.empty();
    }
}
