package nicc.dsl.check;

import java.util.List;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;

/// The list of checks.
public final class Checks {

    private static final List<Check> ALL = List.of(
            new RegisterPlaces(),
            new FieldAccesses(),
            new InterruptEnables(),
            new BankRecursion(),
            new UnusedCode(),
            new EngineConditions(),
            new Doorbells(),
            new Bars(),
            new BarAccesses(),
            new Capabilities(),
            new Messages(),
            new VhostUserRegisters(),
            new PathAccesses());

    private Checks() {}

    /// Runs all checks.
    ///
    /// @param device the device
    /// @param diagnostics receives what they find
    public static void run(Device device, Diagnostics diagnostics) {
        ALL.forEach(check -> check.check(device, diagnostics));
    }
}
