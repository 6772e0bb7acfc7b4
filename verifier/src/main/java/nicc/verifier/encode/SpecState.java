package nicc.verifier.encode;

import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Timer;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// States of a spec to begin with.
public final class SpecState {
    private static final int TIME_WIDTH = 64;

    private SpecState() {}

    /// Any state: a free symbol for every value. What a moment is of a timer that does not run is
    /// [Long#MAX_VALUE], so that both have one symbol.
    ///
    /// @param device the device
    /// @param world gets the symbols and what is known about them
    /// @return the state
    public static State any(Device device, World world) {
        return any(device, world, "");
    }

    /// Any state, with symbols of its own.
    ///
    /// @param device the device
    /// @param world gets the symbols and what is known about them
    /// @param when a suffix of the symbols' names
    /// @return the state
    public static State any(Device device, World world, String when) {
        Terms terms = world.terms();
        State state = new State();
        device.cells().forEach(cell -> state.set(Names.of(cell), symbol(cell, world, when)));
        for (Timer timer : device.timers()) {
            Term due = moment(Names.deadline(timer) + when, world);
            state.set(Names.deadline(timer), due);
            state.set(Names.running(timer), terms.not(terms.eq(due, terms.constant(Long.MAX_VALUE, TIME_WIDTH))));
        }
        for (Interrupt interrupt : device.interrupts()) {
            state.set(Names.asserted(interrupt), terms.symbol(Names.asserted(interrupt) + when, 1));
            state.set(Names.quiet(interrupt), moment(Names.quiet(interrupt) + when, world));
        }
        state.set(Names.LINK, terms.symbol(Names.LINK + when, 1));
        for (Buffer buffer : device.buffers()) {
            state.set(Names.of(buffer), new Buffers(world).symbol(Names.of(buffer) + when));
        }
        state.set(State.HISTORY, Effects.start(world, when));
        return state;
    }

    /// The state before power comes on: all 0, empty, down.
    ///
    /// @param device the device
    /// @param world where it is
    /// @return the state
    public static State unpowered(Device device, World world) {
        Terms terms = world.terms();
        State state = new State();
        device.cells().forEach(cell -> state.set(Names.of(cell), zero(cell, world)));
        for (Timer timer : device.timers()) {
            state.set(Names.deadline(timer), terms.constant(Long.MAX_VALUE, TIME_WIDTH));
            state.set(Names.running(timer), terms.bit(false));
        }
        for (Interrupt interrupt : device.interrupts()) {
            state.set(Names.asserted(interrupt), terms.bit(false));
            state.set(Names.quiet(interrupt), terms.zero(TIME_WIDTH));
        }
        state.set(Names.LINK, terms.bit(false));
        device.buffers().forEach(buffer -> state.set(Names.of(buffer), new Buffers(world).empty()));
        state.set(State.HISTORY, Effects.start(world, ""));
        return state;
    }

    private static Term symbol(Cell cell, World world, String when) {
        return cell.array()
                ? world.tables().symbol(Names.of(cell) + when, cell.width())
                : world.terms().symbol(Names.of(cell) + when, cell.width());
    }

    private static Term zero(Cell cell, World world) {
        return cell.array() ? world.tables().zeros(cell.width()) : world.terms().zero(cell.width());
    }

    /// A moment is no negative `long`.
    private static Term moment(String name, World world) {
        return world.terms().zeroExtend(world.terms().symbol(name, TIME_WIDTH - 1), TIME_WIDTH);
    }
}
