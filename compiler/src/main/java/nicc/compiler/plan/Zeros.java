package nicc.compiler.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Block;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Field;
import nicc.dsl.model.Register;
import nicc.dsl.model.Stmt;

/// Finds the cells that are 0 in every state: resets make them 0, no code changes them, and software can only
/// clear
/// them. A status register whose causes a device does not have is one.
final class Zeros {

    private final Device device;

    Zeros(Device device) {
        this.device = device;
    }

    Set<Cell> cells() {
        Set<Cell> changed = changedByCode();
        registers()
                .filter(register -> register.fields().stream().anyMatch(Zeros::setsBits))
                .forEach(register -> changed.add(register.storage()));
        return device.cells().stream()
                .filter(cell ->
                        !changed.contains(cell) && cell.resets().stream().allMatch(Zeros::clears))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Register> registers() {
        return device.banks().stream().map(Bank::registers).flatMap(List::stream);
    }

    private static boolean clears(Cell.ResetRule rule) {
        return rule.values().stream().allMatch(value -> value == 0);
    }

    /// Whether an access by software can make a bit 1.
    private static boolean setsBits(Field field) {
        boolean writable = field.sw() == Field.Access.RW || field.sw() == Field.Access.W;
        boolean written = field.kind() == Field.Kind.PLAIN && writable && !field.singlePulse();
        if (field.onRead() == Field.OnRead.RSET || !written) {
            return field.onRead() == Field.OnRead.RSET;
        }
        return switch (field.onWrite()) {
            case WOCLR, WZC, WCLR -> false;
            case STORE, WOSET, WOT, WZS, WZT, WSET -> true;
        };
    }

    /// Code is taken as running whatever it says. What it does through banks and resets follows the rules of
    /// the
    /// registers and cells there.
    private Set<Cell> changedByCode() {
        Stream<Block> ofRegisters = registers()
                .flatMap(register -> Stream.concat(
                        Stream.concat(register.beforeRead().stream(), register.onRead().stream()),
                        register.onWrite().stream().map(Register.WriteAction::body)));
        Stream<Block> ofHooks = Stream.concat(
                device.expiryHooks().stream().map(Device.ExpiryHook::body),
                Stream.concat(
                        device.resetHooks().stream().map(Device.ResetHook::body),
                        device.linkHooks().stream().map(Device.LinkHook::body)));
        Stream<Block> others = Stream.concat(
                device.engines().stream().map(Engine::step),
                device.actions().stream().map(Action::body));
        return Stream.concat(ofRegisters, Stream.concat(ofHooks, others))
                .flatMap(Zeros::assigned)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<Cell> assigned(Block block) {
        return block.statements().stream().flatMap(Zeros::assigned);
    }

    private static Stream<Cell> assigned(Stmt statement) {
        return switch (statement) {
            case Stmt.Assign assign -> Stream.of(assign.place().cell());
            case Stmt.Count count -> Stream.of(count.place().cell());
            case Stmt.Take take -> Stream.of(take.ring().head().cell());
            case Stmt.If branch -> Stream.concat(assigned(branch.then()), assigned(branch.otherwise()));
            case Stmt.Match match ->
                Stream.concat(match.arms().stream().flatMap(arm -> assigned(arm.body())), assigned(match.otherwise()));
            case Stmt.For loop -> assigned(loop.body());
            case Stmt.While loop -> assigned(loop.body());
            case Stmt.Declare _, Stmt.SetLocal _, Stmt.CallAction _, Stmt.Fetch _, Stmt.Store _ -> Stream.empty();
            case Stmt.WriteBack _, Stmt.Fence _, Stmt.OnBuffer _, Stmt.Send _, Stmt.Loop _ -> Stream.empty();
            case Stmt.StartTimer _, Stmt.StopTimer _, Stmt.Message _ -> Stream.empty();
            case Stmt.ReadBank _, Stmt.WriteBank _, Stmt.ResetDomain _ -> Stream.empty();
        };
    }
}
