package nicc.dsl.derive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Field;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Path;
import nicc.dsl.model.Register;
import nicc.dsl.model.Ring;

/// What becomes of a path's accesses in the twin.
final class Roles {

    /// What becomes of an access.
    sealed interface Role {}

    /// It gives descriptors to a ring: the block says how many, and a doorbell rings if the device asks for it.
    ///
    /// @param ring the ring
    record Gives(Ring ring) implements Role {}

    /// It brings what the device has to say, or says whether it may interrupt: the block does that.
    record Published() implements Role {}

    /// It takes a counter: one doorbell brings the sums of all.
    record Counted() implements Role {}

    /// It is what it was.
    record Stays() implements Role {}

    private final Device device;
    private final Set<Cell> level = new LinkedHashSet<>();
    private final Set<Cell> causes = new LinkedHashSet<>();

    Roles(Device device) {
        this.device = device;
        line().ifPresent(line -> level.addAll(CellReads.of(line.level())));
        accesses()
                .filter(access -> isCause(access.register()) && !access.write())
                .forEach(access -> causes.add(access.register().storage()));
    }

    /// The line whose causes are published.
    Optional<Interrupt> line() {
        return device.interrupts().stream().findFirst();
    }

    /// Storage of the registers that say why the line is asserted.
    Set<Cell> causes() {
        return causes;
    }

    /// All accesses of all paths.
    Stream<Path.Access> accesses() {
        return device.paths().stream().flatMap(path -> accesses(path.steps()).stream());
    }

    static List<Path.Access> accesses(List<Path.Step> steps) {
        List<Path.Access> all = new ArrayList<>();
        for (Path.Step step : steps) {
            switch (step) {
                case Path.Access access -> all.add(access);
                case Path.Repeat repeat -> all.addAll(accesses(repeat.steps()));
                case Path.OptionalSteps maybe -> all.addAll(accesses(maybe.steps()));
                case Path.EngineStep _ -> {
                    // no access
                }
            }
        }
        return all;
    }

    /// What becomes of an access of a path.
    Role of(Path path, Path.Access access) {
        Register register = access.register();
        if (access.write()) {
            Optional<Ring> ring = ring(register);
            return ring.<Role>map(Gives::new).orElseGet(() -> masks(register) ? new Published() : new Stays());
        }
        if (line().isPresent() && isCause(register)) {
            return new Published();
        }
        if (isCounter(register)) {
            return new Counted();
        }
        return line().isPresent() && isShown(path, register) ? new Published() : new Stays();
    }

    /// The ring whose tail a register holds.
    private Optional<Ring> ring(Register register) {
        return device.rings().stream()
                .filter(ring -> CellReads.of(ring.tail()).equals(Set.of(register.storage())))
                .findFirst();
    }

    /// Whether writes only say which causes assert the line.
    private boolean masks(Register register) {
        return level.contains(register.storage())
                && !causes.contains(register.storage())
                && register.onWrite().isEmpty();
    }

    /// Whether reads take what asserts the line.
    boolean isCause(Register register) {
        return level.contains(register.storage()) && changesOnRead(register);
    }

    /// Whether a register is one counter.
    static boolean isCounter(Register register) {
        List<Field> stored = stored(register);
        return register.count() == 1
                && !runsCode(register)
                && stored.size() == 1
                && stored.getFirst().counter()
                && stored.getFirst().onRead() != Field.OnRead.RSET;
    }

    /// Whether a read brings nothing but a value that the path's driver does not ask for by a write.
    private boolean isShown(Path path, Register register) {
        boolean asked = accesses(path.steps()).stream()
                .filter(other -> other.write() && other.register().storage().equals(register.storage()))
                .anyMatch(other -> of(path, other) instanceof Stays);
        return register.count() == 1 && !runsCode(register) && !changesOnRead(register) && !asked;
    }

    static boolean changesOnRead(Register register) {
        return runsCode(register) || register.fields().stream().anyMatch(field -> field.onRead() != Field.OnRead.NONE);
    }

    private static boolean runsCode(Register register) {
        return register.beforeRead().isPresent() || register.onRead().isPresent();
    }

    static List<Field> stored(Register register) {
        return register.fields().stream()
                .filter(field -> field.kind() == Field.Kind.PLAIN)
                .toList();
    }

    /// Whether the device has reads of the register's bits all 0 once it has read it, without code.
    static boolean readsClear(Register register) {
        return register.count() == 1
                && !runsCode(register)
                && stored(register).stream().allMatch(field -> field.onRead() == Field.OnRead.RCLR && readable(field));
    }

    private static boolean readable(Field field) {
        return field.sw() == Field.Access.RW || field.sw() == Field.Access.R;
    }

    /// The bits of a ring's tail; empty when it is no plain part of one register.
    static Optional<TailBits> tail(Ring ring) {
        Expr tail = ring.tail() instanceof Expr.Extend(Expr operand, int _) ? operand : ring.tail();
        if (tail instanceof Expr.Extract(Expr.CellValue value, int msb, int lsb)
                && value.index().isEmpty()) {
            return Optional.of(new TailBits(value.cell(), msb - lsb));
        }
        return tail instanceof Expr.CellValue value && value.index().isEmpty()
                ? Optional.of(new TailBits(value.cell(), value.cell().width() - 1))
                : Optional.empty();
    }

    /// A tail.
    ///
    /// @param cell where it is
    /// @param top its highest bit, counted from its lowest
    record TailBits(Cell cell, int top) {}
}
