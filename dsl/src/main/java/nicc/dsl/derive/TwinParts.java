package nicc.dsl.derive;

import java.util.List;
import java.util.Optional;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;

/// What a twin is made of, found in the device that it is derived from.
///
/// @param rings rings whose tails the paths write, in order of declaration
/// @param line the line whose causes are published
/// @param causes registers that the device reads for the driver
/// @param shown registers whose values are published beside them
/// @param counters registers that are summed up
record TwinParts(
        List<TwinRing> rings, Optional<Interrupt> line, List<Named> causes, List<Named> shown, List<Named> counters) {

    /// A ring.
    ///
    /// @param ring the ring
    /// @param tail its tail, as written
    /// @param top highest bit of the tail
    /// @param size its size, as written
    record TwinRing(Ring ring, String tail, int top, String size) {
        String upperName() {
            return ring.name().toUpperCase(java.util.Locale.ROOT);
        }
    }

    /// A register and what code calls it.
    ///
    /// @param bank its bank
    /// @param register the register
    /// @param unique whether no other bank has one of that name
    record Named(Bank bank, Register register, boolean unique) {
        /// As code refers to it.
        String reference() {
            return unique ? register.name() : bank.name() + "." + register.name();
        }

        /// As part of a longer name.
        String label() {
            return unique ? register.name() : bank.name() + "_" + register.name();
        }
    }

    /// The layout that follows.
    TwinBlock block(int bar, int vector) {
        return new TwinBlock(
                bar,
                line.isPresent() ? vector : -1,
                rings.stream().map(ring -> ring.ring().name()).toList(),
                labels(causes),
                labels(shown),
                labels(counters));
    }

    private static List<String> labels(List<Named> registers) {
        return registers.stream().map(Named::label).toList();
    }
}
