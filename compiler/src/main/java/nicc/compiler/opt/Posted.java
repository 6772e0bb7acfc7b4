package nicc.compiler.opt;

import nicc.compiler.analysis.SiteEffects;
import nicc.compiler.ir.Program;

/// Marks the writes that a guest need not wait for: those that only change the device. Accesses stay in order,
/// so that a later one sees what they did. The exit plan makes use of it; the code is the same.
final class Posted implements Pass {
    @Override
    public String name() {
        return "posted";
    }

    @Override
    public String title() {
        return "Marks writes that a guest need not wait for.";
    }

    @Override
    public Program run(Program program) {
        SiteEffects sites = new SiteEffects(program);
        return program.edit()
                .registers(program.registers().stream()
                        .map(r -> r.withPosted(!sites.storesToGuest(r)))
                        .toList())
                .done();
    }
}
