package nicc.dsl.check;

import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;

/// A property that every device has to have. Checks also run on devices whose resolution had errors: what
/// could not be
/// resolved is not in them.
@FunctionalInterface
public interface Check {

    /// Looks for violations.
    ///
    /// @param device the device
    /// @param diagnostics receives them
    void check(Device device, Diagnostics diagnostics);
}
