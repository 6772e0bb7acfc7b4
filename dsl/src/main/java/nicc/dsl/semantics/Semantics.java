package nicc.dsl.semantics;

import java.util.List;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Register;
import nicc.dsl.model.Timer;

/// The meaning of a device: what each event does to a machine, one event at a time. This is the language's
/// definition; the text is docs/language.md. After each event the caller has [#settle] bring the interrupt
/// lines up to date.
///
/// @param <V> a bit vector
public final class Semantics<V> {
    final Device device;
    final Algebra<V> algebra;
    final Machine<V> machine;
    final Cells<V> cells;
    final Expressions<V> expressions;
    final Statements<V> statements;
    final BufferOperations<V> bufferOperations;
    final Records<V> records;
    final Rings<V> rings;
    final Registers<V> registers;
    final Accesses<V> accesses;
    final Resets<V> resets;
    final Interrupts<V> interrupts;
    final Events<V> events;

    /// The meaning of a device over an algebra and a machine.
    ///
    /// @param device the device
    /// @param algebra operations on bit vectors
    /// @param machine state and effects
    public Semantics(Device device, Algebra<V> algebra, Machine<V> machine) {
        this.device = device;
        this.algebra = algebra;
        this.machine = machine;
        cells = new Cells<>(this);
        expressions = new Expressions<>(this);
        statements = new Statements<>(this);
        bufferOperations = new BufferOperations<>(this);
        records = new Records<>(this);
        rings = new Rings<>(this);
        registers = new Registers<>(this);
        accesses = new Accesses<>(this);
        resets = new Resets<>(this);
        interrupts = new Interrupts<>(this);
        events = new Events<>(this);
    }

    /// A guest's read: its pieces in ascending order of address.
    ///
    /// @param bank the bank
    /// @param offset byte offset in the bank, any alignment
    /// @param size bytes, 1 to 8
    /// @return the value, little endian, `8 * size` bits
    public V read(Bank bank, long offset, int size) {
        return accesses.read(bank, offset, size);
    }

    /// A guest's write: its pieces in ascending order of address.
    ///
    /// @param bank the bank
    /// @param offset byte offset in the bank, any alignment
    /// @param size bytes, 1 to 8
    /// @param value little endian, `8 * size` bits
    public void write(Bank bank, long offset, int size, V value) {
        accesses.write(bank, offset, size, value);
    }

    /// An inquiry: the value of a read, without any effect.
    ///
    /// @param bank the bank
    /// @param offset byte offset in the bank, any alignment
    /// @param size bytes, 1 to 8
    /// @return the value, little endian, `8 * size` bits
    public V inquire(Bank bank, long offset, int size) {
        return accesses.inquire(bank, offset, size);
    }

    /// A read of one register.
    ///
    /// @param bank the bank that the register is in
    /// @param register the register
    /// @param index element of an array, 32 bits, below its count
    /// @param enables mask of the bits that the access covers, as wide as the register: whole bytes, at least
    /// one
    /// @return the value in the register's place; bits that are not enabled are 0
    public V readRegister(Bank bank, Register register, V index, V enables) {
        return registers.read(bank, register, index, enables);
    }

    /// A write to one register.
    ///
    /// @param bank the bank that the register is in
    /// @param register the register
    /// @param index element of an array, 32 bits, below its count
    /// @param enables mask of the bits that the access covers, as wide as the register: whole bytes, at least
    /// one
    /// @param value the value in the register's place; bits that are not enabled do not matter
    public void writeRegister(Bank bank, Register register, V index, V enables, V value) {
        registers.write(bank, register, index, enables, value);
    }

    /// An inquiry of one register.
    ///
    /// @param bank the bank that the register is in
    /// @param register the register
    /// @param index element of an array, 32 bits, below its count
    /// @param enables mask of the bits that the access covers, as wide as the register: whole bytes, at least
    /// one
    /// @return the value in the register's place; bits that are not enabled are 0
    public V inquireRegister(Bank bank, Register register, V index, V enables) {
        return registers.inquire(bank, register, index, enables);
    }

    /// Resets a domain.
    ///
    /// @param domain one of the device's domains
    public void reset(String domain) {
        resets.reset(domain);
    }

    /// The link has changed.
    public void linkChanged() {
        events.linkChanged();
    }

    /// A running timer has reached its deadline.
    ///
    /// @param timer the timer
    public void expire(Timer timer) {
        events.expire(timer);
    }

    /// Whether an engine can step.
    ///
    /// @param engine the engine
    /// @return one bit
    public V ready(Engine engine) {
        return events.ready(engine);
    }

    /// What an engine accepts undone in the frame that it receives next.
    ///
    /// @param offload the engine's offload
    /// @return 8 bits
    public V accepts(Engine.Offload offload) {
        return expressions.evaluate(offload.accepts());
    }

    /// Lets an engine that can step do so.
    ///
    /// @param engine the engine
    public void step(Engine engine) {
        events.step(engine);
    }

    /// Runs an action.
    ///
    /// @param action the action
    /// @param arguments values of its parameters
    /// @param snapshots what it is given of its snapshot parameters
    public void call(Action action, List<V> arguments, List<Fetched<V>> snapshots) {
        statements.call(action, arguments, snapshots);
    }

    /// Brings the interrupt lines up to date: what happens after every event.
    public void settle() {
        device.interrupts().forEach(interrupts::settle);
    }

    /// Whether a line is to be asserted, but for its throttle.
    ///
    /// @param interrupt the line
    /// @return one bit
    public V level(Interrupt interrupt) {
        return expressions.evaluate(interrupt.level());
    }

    /// The value of an expression in the present state, without locals other than those of the machine.
    ///
    /// @param expr the expression
    /// @return as wide as the expression
    public V evaluate(Expr expr) {
        return expressions.evaluate(expr);
    }
}
