package nicc.dsl.check;

import java.util.HashSet;
import java.util.Set;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.model.Action;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Function;
import nicc.dsl.model.Stmt;

/// Every action and every function of the file is called by something. Imports may offer more than one device
/// needs.
final class UnusedCode implements Check {

    @Override
    public void check(Device device, Diagnostics diagnostics) {
        if (diagnostics.hasErrors()) {
            return; // a call that could not be resolved is not in the device
        }
        Set<String> called = new HashSet<>();
        Walk.blocks(device)
                .forEach(b -> Walk.statements(b, s -> {
                    if (s instanceof Stmt.CallAction c) {
                        called.add(c.action().name());
                    }
                }));
        Walk.expressions(device, e -> {
            if (e instanceof Expr.Call c) {
                called.add(c.function().name());
            }
        });
        String file = device.span().file();
        for (Action action : device.actions()) {
            if (!called.contains(action.name()) && action.span().file().equals(file)) {
                diagnostics.add(
                        new Diagnostic(Code.UNUSED, action.span(), "nothing calls action '" + action.name() + "'"));
            }
        }
        for (Function function : device.functions()) {
            if (!called.contains(function.name()) && function.span().file().equals(file)) {
                diagnostics.add(new Diagnostic(
                        Code.UNUSED, function.span(), "nothing calls function '" + function.name() + "'"));
            }
        }
    }
}
