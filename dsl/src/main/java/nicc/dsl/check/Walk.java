package nicc.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nicc.dsl.model.Action;
import nicc.dsl.model.Block;
import nicc.dsl.model.BufferOp;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Field;
import nicc.dsl.model.Function;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Place;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;
import nicc.dsl.model.Stmt;

/// Visits the code of a device.
public final class Walk {

    private Walk() {}

    /// The blocks of a register's actions.
    static List<Block> blocks(Register register) {
        List<Block> blocks = new ArrayList<>();
        register.beforeRead().ifPresent(blocks::add);
        register.onRead().ifPresent(blocks::add);
        register.onWrite().forEach(w -> blocks.add(w.body()));
        return blocks;
    }

    /// All blocks of a device, those of its actions included.
    ///
    /// @param device the device
    /// @return in no particular order
    public static Stream<Block> blocks(Device device) {
        return Stream.of(
                        device.banks().stream()
                                .flatMap(b -> b.registers().stream())
                                .flatMap(r -> blocks(r).stream()),
                        device.actions().stream().map(Action::body),
                        device.engines().stream().map(Engine::step),
                        device.expiryHooks().stream().map(Device.ExpiryHook::body),
                        device.resetHooks().stream().map(Device.ResetHook::body),
                        device.linkHooks().stream().map(Device.LinkHook::body))
                .flatMap(s -> s);
    }

    /// Every statement of a block, inner ones included; called actions are not entered.
    ///
    /// @param block the block
    /// @param visit is given each
    public static void statements(Block block, Consumer<Stmt> visit) {
        for (Stmt statement : block.statements()) {
            visit.accept(statement);
            inner(statement).forEach(b -> statements(b, visit));
        }
    }

    private static List<Block> inner(Stmt statement) {
        return switch (statement) {
            case Stmt.If i -> List.of(i.then(), i.otherwise());
            case Stmt.For f -> List.of(f.body());
            case Stmt.While w -> List.of(w.body());
            case Stmt.Match m -> {
                List<Block> arms = new ArrayList<>(
                        m.arms().stream().map(Stmt.Match.Arm::body).toList());
                arms.add(m.otherwise());
                yield arms;
            }
            default -> List.of();
        };
    }

    /// Every expression that stands anywhere in a device, inner ones included.
    static void expressions(Device device, Consumer<Expr> visit) {
        blocks(device).forEach(b -> statements(b, s -> direct(s).forEach(e -> expressions(e, visit))));
        Stream<Expr> others = Stream.of(
                        device.functions().stream().map(Function::body),
                        device.engines().stream().map(Engine::when),
                        device.engines().stream()
                                .flatMap(e -> e.offload().stream())
                                .map(Engine.Offload::accepts),
                        device.interrupts().stream().map(Interrupt::level),
                        device.interrupts().stream()
                                .flatMap(i -> i.throttle().stream())
                                .map(Interrupt.Throttle::interval),
                        device.rings().stream().flatMap(Walk::ring),
                        device.banks().stream()
                                .flatMap(b -> b.registers().stream())
                                .flatMap(r -> r.fields().stream())
                                .map(Field::derived)
                                .flatMap(Optional::stream))
                .flatMap(s -> s);
        others.forEach(e -> expressions(e, visit));
    }

    private static Stream<Expr> ring(Ring ring) {
        return Stream.of(ring.base(), ring.size(), ring.tail());
    }

    /// An expression and all that it is made of; called functions are not entered.
    ///
    /// @param expr the expression
    /// @param visit is given each
    public static void expressions(Expr expr, Consumer<Expr> visit) {
        visit.accept(expr);
        parts(expr).forEach(e -> expressions(e, visit));
    }

    private static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.Const _,
                    Expr.Param _,
                    Expr.LocalValue _,
                    Expr.SnapshotBits _,
                    Expr.RingAvailable _,
                    Expr.BufferLength _,
                    Expr.TimerRunning _,
                    Expr.LinkUp _,
                    Expr.Now _ -> List.of();
            case Expr.CellValue c -> c.index().map(List::of).orElse(List.of());
            case Expr.Not n -> List.of(n.operand());
            case Expr.Binary b -> List.of(b.left(), b.right());
            case Expr.Ite i -> List.of(i.condition(), i.then(), i.otherwise());
            case Expr.Extract e -> List.of(e.operand());
            case Expr.Extend e -> List.of(e.operand());
            case Expr.Concat c -> List.of(c.high(), c.low());
            case Expr.Let l -> List.of(l.value(), l.body());
            case Expr.Call c -> c.arguments();
            case Expr.BufferLoad l -> List.of(l.offset());
            case Expr.BufferSum s -> List.of(s.from(), s.to());
            case Expr.BufferCrc32 c -> List.of(c.from(), c.to());
        };
    }

    /// The expressions of a statement itself.
    ///
    /// @param statement the statement
    /// @return those that stand in it, whole
    public static List<Expr> direct(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare d -> List.of(d.value());
            case Stmt.SetLocal s -> List.of(s.value());
            case Stmt.Assign a -> with(a.place(), a.value());
            case Stmt.Count c -> with(c.place(), c.by());
            case Stmt.If i -> List.of(i.condition());
            case Stmt.Match m -> List.of(m.value());
            case Stmt.For f -> List.of(f.from(), f.to());
            case Stmt.While w -> List.of(w.condition());
            case Stmt.CallAction c -> c.arguments();
            case Stmt.Fetch f -> List.of(f.address());
            case Stmt.Store s -> with(s.parts(), s.address());
            case Stmt.WriteBack w -> w.parts().stream().map(Stmt.Part::value).toList();
            case Stmt.OnBuffer o -> operands(o.op());
            case Stmt.StartTimer s -> List.of(s.units());
            case Stmt.ReadBank r -> List.of(r.offset());
            case Stmt.WriteBank w -> List.of(w.offset(), w.value());
            case Stmt.Message m -> List.of(m.vector());
            case Stmt.Take _, Stmt.Fence _, Stmt.Send _, Stmt.Loop _, Stmt.StopTimer _, Stmt.ResetDomain _ -> List.of();
        };
    }

    private static List<Expr> with(Place place, Expr value) {
        return place.index().map(i -> List.of(i, value)).orElse(List.of(value));
    }

    private static List<Expr> with(List<Stmt.Part> parts, Expr address) {
        List<Expr> all = new ArrayList<>(parts.stream().map(Stmt.Part::value).toList());
        all.add(address);
        return all;
    }

    private static List<Expr> operands(BufferOp op) {
        return switch (op) {
            case BufferOp.Clear _, BufferOp.Copy _ -> List.of();
            case BufferOp.Resize r -> List.of(r.length());
            case BufferOp.Put p -> List.of(p.offset(), p.value());
            case BufferOp.Gather g -> List.of(g.address(), g.length());
            case BufferOp.Scatter s -> List.of(s.offset(), s.length(), s.address());
            case BufferOp.Append a -> List.of(a.offset(), a.length());
            case BufferOp.Insert i -> List.of(i.offset(), i.length());
            case BufferOp.Remove r -> List.of(r.offset(), r.length());
        };
    }
}
