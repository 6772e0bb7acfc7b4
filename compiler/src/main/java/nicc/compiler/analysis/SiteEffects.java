package nicc.compiler.analysis;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import nicc.compiler.ir.EngineCode;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.LineCode;
import nicc.compiler.ir.Program;
import nicc.compiler.ir.RegisterCode;

/// What an access site can mean to the guest and to the device.
public final class SiteEffects {
    private final Footprints footprints;
    private final Set<String> changedByWorld = new HashSet<>();
    private final Set<String> doorbells = new LinkedHashSet<>();
    private final Set<String> levels = new LinkedHashSet<>();

    /// Looks at a program.
    ///
    /// @param program the program
    public SiteEffects(Program program) {
        footprints = new Footprints(program);
        for (EngineCode e : program.work().engines()) {
            changedByWorld.addAll(footprints.of(e.step()).writes());
            doorbells.addAll(footprints.of(e.ready()).reads());
        }
        if (!program.work().expire().isEmpty()) {
            changedByWorld.addAll(footprints.of(program.work().expire()).writes());
        }
        changedByWorld.addAll(footprints.of("link").writes());
        for (LineCode l : program.lines()) {
            levels.addAll(footprints.of(l.level()).reads());
        }
    }

    /// Whether a read changes anything.
    ///
    /// @param r the register
    /// @return true when it has effects besides its value
    public boolean readHasEffects(RegisterCode r) {
        return !r.read().isEmpty();
    }

    /// Whether engines, timers or the link change what a read gives.
    ///
    /// @param r the register
    /// @return true when two reads without an access between them can differ
    public boolean isVolatile(RegisterCode r) {
        Effects value = footprints.of(r.value());
        return value.reads().stream().anyMatch(changedByWorld::contains)
                || value.calls().contains(Intrinsic.CLOCK_NANOS)
                || value.calls().contains(Intrinsic.BUFFER_LENGTH);
    }

    /// Whether a write does no more than to change fields.
    ///
    /// @param r the register
    /// @return true when it calls nothing of the runtime
    public boolean onlyStores(RegisterCode r) {
        return r.write().isEmpty() || footprints.of(r.write()).calls().isEmpty();
    }

    /// Whether a write can let an engine step.
    ///
    /// @param r the register
    /// @return true when it changes what an engine's condition stands on
    public boolean isDoorbell(RegisterCode r) {
        return !r.write().isEmpty()
                && footprints.of(r.write()).writes().stream().anyMatch(doorbells::contains);
    }

    /// Whether an access can change an interrupt line.
    ///
    /// @param r the register
    /// @param write whether the access is a write
    /// @return true when it changes what a line's level stands on
    public boolean movesLine(RegisterCode r, boolean write) {
        String function = write ? r.write() : r.read();
        return !function.isEmpty() && footprints.of(function).writes().stream().anyMatch(levels::contains);
    }

    /// Whether a write stores into guest memory.
    ///
    /// @param r the register
    /// @return true if it can
    public boolean storesToGuest(RegisterCode r) {
        return !r.write().isEmpty() && footprints.of(r.write()).storesToGuest();
    }
}
