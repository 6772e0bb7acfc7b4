package nicc.compiler.plan;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Action;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Block;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Local;
import nicc.dsl.model.Place;
import nicc.dsl.model.Register;
import nicc.dsl.model.Stmt;

/// Whether a write done twice, with nothing between, does no more than done once. It does not if each bit that it
/// changes becomes 0, 1 or stays what it is, decided by nothing that the write changes: setting a bit twice sets it.
/// Any number of such changes in a row is another one. A bound: what is not found may be harmless all the same.
final class Repetition {

    private final Device device;

    /// Cells that the write changes.
    private final Set<Cell> changed;

    /// Names of locals whose values may come from such cells.
    private final Set<String> unsteady = new HashSet<>();

    private boolean looksAtWorld;
    private boolean setsTimers;

    private Repetition(Device device, Set<Cell> changed) {
        this.device = device;
        this.changed = changed;
    }

    /// Whether writes of a register may be taken as one.
    ///
    /// @param device the device
    /// @param register the register; what its fields do to storage is no toggle
    /// @param changed cells that a write of it changes
    static boolean harmless(Device device, Register register, Set<Cell> changed) {
        Repetition repetition = new Repetition(device, changed);
        boolean harmless;
        int known;
        do { // a round of a loop may use what a later statement of it has made unsteady
            known = repetition.unsteady.size();
            harmless = register.onWrite().stream().allMatch(action -> repetition.harmless(action.body()));
        } while (harmless && repetition.unsteady.size() > known);
        return harmless && !(repetition.setsTimers && repetition.looksAtWorld);
    }

    private boolean harmless(Block block) {
        return block.statements().stream().allMatch(this::harmless);
    }

    private boolean harmless(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare declare -> assign(declare.local(), declare.value());
            case Stmt.SetLocal set -> assign(set.local(), set.value());
            case Stmt.Assign(Place place, Expr value, var _) ->
                place.index().stream().allMatch(this::steady) && keeps(value, place, place.lsb());
            case Stmt.If branch ->
                steady(branch.condition()) && harmless(branch.then()) && harmless(branch.otherwise());
            case Stmt.Match match ->
                steady(match.value())
                        && match.arms().stream().allMatch(arm -> harmless(arm.body()))
                        && harmless(match.otherwise());
            case Stmt.For loop -> steady(loop.from()) && steady(loop.to()) && harmless(loop.body());
            case Stmt.While loop -> steady(loop.condition()) && harmless(loop.body());
            case Stmt.CallAction call -> call(call);
            case Stmt.StartTimer start -> timer() && steady(start.units());
            case Stmt.StopTimer _ -> timer();
            case Stmt.Count _, Stmt.Fetch _, Stmt.Take _, Stmt.Store _, Stmt.WriteBack _, Stmt.Fence _ -> false;
            case Stmt.OnBuffer _, Stmt.Send _, Stmt.Loop _, Stmt.Message _ -> false;
            case Stmt.ReadBank _, Stmt.WriteBank _, Stmt.ResetDomain _ -> false;
        };
    }

    private boolean assign(Local local, Expr value) {
        if (!steady(value)) {
            unsteady.add(local.name());
        }
        return true;
    }

    private boolean call(Stmt.CallAction call) {
        Action action = call.action();
        for (int i = 0; i < call.arguments().size(); i++) {
            assign(action.parameters().get(i), call.arguments().get(i));
        }
        return call.snapshots().isEmpty() && harmless(action.body());
    }

    /// A timer that is started twice at one moment runs as if started once; but nothing may ask whether it runs.
    private boolean timer() {
        setsTimers = true;
        return true;
    }

    /// Whether a value is the same when the write is done again.
    private boolean steady(Expr expr) {
        Uses uses = new Uses(device).of(expr);
        looksAtWorld |= uses.dependsOnWorld();
        return !SiteAnalysis.meet(uses.read(), changed)
                && uses.locals().stream().noneMatch(unsteady::contains);
    }

    /// Whether each bit of a value is steady, or the bit of the cell that it is assigned to, or one of these by `and`,
    /// `or` and choice of such bits.
    ///
    /// @param bit the bit of the cell that the value's lowest one is assigned to
    private boolean keeps(Expr value, Place place, int bit) {
        if (steady(value)) {
            return true;
        }
        return switch (value) {
            case Expr.CellValue(Cell cell, Optional<Expr> index) ->
                bit == 0 && cell.equals(place.cell()) && index.equals(place.index());
            case Expr.Binary(BinaryOp op, Expr left, Expr right) ->
                (op == BinaryOp.AND || op == BinaryOp.OR) && keeps(left, place, bit) && keeps(right, place, bit);
            case Expr.Ite ite ->
                steady(ite.condition()) && keeps(ite.then(), place, bit) && keeps(ite.otherwise(), place, bit);
            case Expr.Extract extract -> keeps(extract.operand(), place, bit - extract.lsb());
            case Expr.Extend extend -> keeps(extend.operand(), place, bit);
            case Expr.Concat concat ->
                keeps(concat.low(), place, bit)
                        && keeps(concat.high(), place, bit + concat.low().width());
            case Expr.Let let -> steady(let.value()) && keeps(let.body(), place, bit);
            case Expr.Const _, Expr.Param _, Expr.SnapshotBits _, Expr.LocalValue _, Expr.Not _, Expr.Call _ -> false;
            case Expr.RingAvailable _, Expr.BufferLength _, Expr.TimerRunning _, Expr.LinkUp _, Expr.Now _ -> false;
            case Expr.BufferLoad _, Expr.BufferSum _, Expr.BufferCrc32 _ -> false;
        };
    }
}
