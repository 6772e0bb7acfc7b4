package nicc.dsl.cli;

import java.util.Optional;
import nicc.dsl.model.Device;

/// Says what accesses to a register do. Found by `ServiceLoader`.
@FunctionalInterface
public interface RegisterExplainer {

    /// The meaning of a register.
    ///
    /// @param device the device
    /// @param register the register's name, or `bank.register`
    /// @return text with line ends, empty when there is no such register
    Optional<String> explain(Device device, String register);
}
