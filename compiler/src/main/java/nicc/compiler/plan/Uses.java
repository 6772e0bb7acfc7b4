package nicc.compiler.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Block;
import nicc.dsl.model.BufferOp;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Place;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;
import nicc.dsl.model.Stmt;

/// Collects which cells some code reads and writes, calls, banks and resets included. What it collects is an
/// upper bound: code that never runs counts.
final class Uses {

    private final Device device;
    private final Set<Cell> read = new HashSet<>();
    private final Set<Cell> written = new HashSet<>();
    private final Set<Object> seen = new HashSet<>();
    private final Set<String> locals = new HashSet<>();
    private boolean world;
    private boolean moves;
    private boolean acts;

    Uses(Device device) {
        this.device = device;
    }

    /// Cells that are read.
    Set<Cell> read() {
        return read;
    }

    /// Cells that are written.
    Set<Cell> written() {
        return written;
    }

    /// Whether a value depends on time, timers, the link or a buffer.
    boolean dependsOnWorld() {
        return world;
    }

    /// Whether a value depends on the time itself.
    boolean movesWithTime() {
        return moves;
    }

    /// Whether something is done that others than cells can tell: memory, frames, buffers, timers, messages.
    boolean acts() {
        return acts;
    }

    /// Names of locals whose values are used.
    Set<String> locals() {
        return locals;
    }

    Uses of(Expr expr) {
        switch (expr) {
            case Expr.Const _, Expr.Param _, Expr.SnapshotBits _ -> {
                // No state.
            }
            case Expr.LocalValue value -> locals.add(value.local().name());
            case Expr.CellValue value -> {
                read.add(value.cell());
                index(value.index());
            }
            case Expr.Not not -> of(not.operand());
            case Expr.Binary binary -> all(binary.left(), binary.right());
            case Expr.Ite ite -> all(ite.condition(), ite.then(), ite.otherwise());
            case Expr.Extract extract -> of(extract.operand());
            case Expr.Extend extend -> of(extend.operand());
            case Expr.Concat concat -> all(concat.high(), concat.low());
            case Expr.Let let -> all(let.value(), let.body());
            case Expr.Call call -> {
                call.arguments().forEach(this::of);
                of(call.function().body());
            }
            case Expr.RingAvailable available -> ring(available.ring());
            case Expr.BufferLength _, Expr.TimerRunning _, Expr.LinkUp _ -> world = true;
            case Expr.Now _ -> {
                world = true;
                moves = true;
            }
            case Expr.BufferLoad load -> outside(load.offset());
            case Expr.BufferSum sum -> outside(sum.from(), sum.to());
            case Expr.BufferCrc32 crc -> outside(crc.from(), crc.to());
        }
        return this;
    }

    Uses of(Block block) {
        block.statements().forEach(this::statement);
        return this;
    }

    private void statement(Stmt statement) {
        acts |= acts(statement);
        switch (statement) {
            case Stmt.Declare declare -> of(declare.value());
            case Stmt.SetLocal set -> of(set.value());
            case Stmt.Assign assign -> {
                place(assign.place());
                of(assign.value());
            }
            case Stmt.Count count -> {
                place(count.place());
                read.add(count.place().cell());
                of(count.by());
            }
            case Stmt.If branch -> of(branch.condition()).of(branch.then()).of(branch.otherwise());
            case Stmt.Match match -> {
                of(match.value());
                match.arms().forEach(arm -> of(arm.body()));
                of(match.otherwise());
            }
            case Stmt.For loop -> {
                all(loop.from(), loop.to());
                of(loop.body());
            }
            case Stmt.While loop -> of(loop.condition()).of(loop.body());
            case Stmt.CallAction call -> {
                call.arguments().forEach(this::of);
                action(call.action());
            }
            case Stmt.Fetch fetch -> of(fetch.address());
            case Stmt.Take take -> {
                ring(take.ring());
                of(take.ring().base());
                written.add(take.ring().head().cell());
            }
            case Stmt.Store store -> {
                of(store.address());
                store.parts().forEach(part -> of(part.value()));
            }
            case Stmt.WriteBack back -> back.parts().forEach(part -> of(part.value()));
            case Stmt.OnBuffer on -> buffer(on.op());
            case Stmt.StartTimer start -> of(start.units());
            case Stmt.Message message -> of(message.vector());
            case Stmt.ReadBank read -> {
                of(read.offset());
                bank(read.bank());
            }
            case Stmt.WriteBank write -> {
                all(write.offset(), write.value());
                bank(write.bank());
            }
            case Stmt.ResetDomain reset -> domain(reset.domain());
            case Stmt.Fence _, Stmt.Send _, Stmt.Loop _, Stmt.StopTimer _ -> {
                // No cells.
            }
        }
    }

    private static boolean acts(Stmt statement) {
        return switch (statement) {
            case Stmt.Fetch _, Stmt.Take _, Stmt.Store _, Stmt.WriteBack _, Stmt.Fence _ -> true;
            case Stmt.OnBuffer _, Stmt.Send _, Stmt.Loop _, Stmt.Message _ -> true;
            case Stmt.StartTimer _, Stmt.StopTimer _, Stmt.ResetDomain _ -> true;
            case Stmt.Declare _, Stmt.SetLocal _, Stmt.Assign _, Stmt.Count _ -> false;
            case Stmt.If _, Stmt.Match _, Stmt.For _, Stmt.While _ -> false;
            case Stmt.CallAction _, Stmt.ReadBank _, Stmt.WriteBank _ -> false;
        };
    }

    private void buffer(BufferOp op) {
        switch (op) {
            case BufferOp.Clear _, BufferOp.Copy _ -> {
                // No cells.
            }
            case BufferOp.Resize resize -> of(resize.length());
            case BufferOp.Put put -> all(put.offset(), put.value());
            case BufferOp.Gather gather -> all(gather.address(), gather.length());
            case BufferOp.Scatter scatter -> all(scatter.offset(), scatter.length(), scatter.address());
            case BufferOp.Append append -> all(append.offset(), append.length());
            case BufferOp.Insert insert -> all(insert.offset(), insert.length());
            case BufferOp.Remove remove -> all(remove.offset(), remove.length());
        }
    }

    private void action(Action action) {
        if (seen.add(action.name())) {
            of(action.body());
        }
    }

    private void bank(String name) {
        if (!seen.add("bank " + name)) {
            return;
        }
        for (Bank bank : device.banks()) {
            if (bank.name().equals(name)) {
                bank.registers().forEach(this::register);
            }
        }
    }

    private void register(Register register) {
        read.add(register.storage());
        written.add(register.storage());
        register.beforeRead().ifPresent(this::of);
        register.onRead().ifPresent(this::of);
        register.onWrite().forEach(action -> of(action.body()));
        register.fields().forEach(field -> field.derived().ifPresent(this::of));
    }

    private void domain(String domain) {
        if (!seen.add("reset " + domain)) {
            return;
        }
        for (Cell cell : device.cells()) {
            if (cell.resets().stream().anyMatch(rule -> rule.domains().contains(domain))) {
                written.add(cell);
            }
        }
        device.resetHooks().stream()
                .filter(hook -> hook.domains().contains(domain))
                .forEach(hook -> of(hook.body()));
    }

    private void ring(Ring ring) {
        read.add(ring.head().cell());
        index(ring.head().index());
        all(ring.size(), ring.tail());
    }

    private void place(Place place) {
        written.add(place.cell());
        index(place.index());
    }

    private void index(Optional<Expr> index) {
        index.ifPresent(this::of);
    }

    private void outside(Expr... exprs) {
        world = true;
        all(exprs);
    }

    private void all(Expr... exprs) {
        List.of(exprs).forEach(this::of);
    }
}
