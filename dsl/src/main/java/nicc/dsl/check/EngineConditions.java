package nicc.dsl.check;

import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;

/// Every engine can step.
final class EngineConditions implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        for (Engine engine : device.engines()) {
            if (engine.when() instanceof Expr.Const(long value, int _) && value == 0) {
                diagnostics.add(new Diagnostic(
                        Code.UNREACHABLE,
                        engine.span(),
                        "engine '" + engine.name() + "' never steps: its condition is false"));
            }
        }
    }
}
