package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nicc.dsl.interp.Effect;
import nicc.dsl.model.Cell;
import nicc.runtime.device.StateFormatException;
import nicc.runtime.device.StateReader;

/// A generated device and the interpreter, to which everything is done alike.
final class Duel {
    /// More steps than rings of any length have: the device counts timers that expire as steps, the interpreter does
    /// not.
    private static final int BUDGET = 1 << 20;

    private final Rig rig;
    private final Oracle oracle;
    private final int batch;
    private final List<String> log = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();

    Duel(Rig rig, Oracle oracle, int batch) {
        this.rig = rig;
        this.oracle = oracle;
        this.batch = batch;
        rig.device.link(true);
        oracle.interpreter.link(true);
    }

    int events() {
        return log.size();
    }

    void read(int bar, long offset, int size) {
        note(String.format("read %d %x %d", bar, offset, size));
        same(rig.device.read(bar, offset, size), oracle.interpreter.read(bar, offset, size));
    }

    long peek(int bar, long offset, int size) {
        note(String.format("peek %d %x %d", bar, offset, size));
        long value = rig.device.peek(bar, offset, size);
        same(value, oracle.interpreter.peek(bar, offset, size));
        return value;
    }

    void write(int bar, long offset, int size, long value) {
        note(String.format("write %d %x %d = %x", bar, offset, size, value));
        rig.device.write(bar, offset, size, value);
        oracle.interpreter.write(bar, offset, size, value);
        line();
    }

    void poke(long address, byte[] bytes) {
        note(String.format("poke %x %s", address, HexFormat.of().formatHex(bytes)));
        rig.poke(address, HexFormat.of().formatHex(bytes));
        oracle.world.poke(address, bytes);
    }

    void arrive(byte[] frame) {
        note(String.format("arrive %s", HexFormat.of().formatHex(frame)));
        rig.arriving.add(frame);
        oracle.interpreter.deliver(frame);
    }

    /// Lets both work until nothing is to be done.
    void settle() {
        note("work");
        rig.device.work(BUDGET);
        oracle.work(BUDGET, batch);
        line();
        for (Effect e : oracle.effects()) {
            if (e instanceof Effect.Frame f) {
                frames.add(f.bytes().toString());
            }
        }
        assertThat(rig.sent).as(() -> tail()).isEqualTo(frames);
    }

    /// Lets time pass, with a stop at each deadline.
    void advance(long nanos) {
        settle();
        long end = rig.clock.nanos() + nanos;
        for (int i = 0; i < 1000 && rig.device.nextDeadline() <= end; i++) {
            pass(Math.max(0, rig.device.nextDeadline() - rig.clock.nanos()));
        }
        pass(Math.max(0, end - rig.clock.nanos()));
    }

    private void pass(long nanos) {
        note(String.format("time %d", nanos));
        rig.advance(nanos);
        oracle.interpreter.advance(nanos);
        settle();
    }

    void compareMemory() {
        assertThat(rig.peek(Rig.MEMORY, 0x10000)).as(() -> tail()).isEqualTo(oracle.dump(Rig.MEMORY, 0x10000));
    }

    void compareCells(List<Cell> cells) throws StateFormatException {
        StateReader state = new StateReader(rig.device.save(), Rig.HASH, 0);
        for (Cell c : cells) {
            state.expectCell(c.name(), c.width(), c.count());
            long[] values = new long[c.count()];
            state.cells(c.name(), values);
            List<Long> boxed = new ArrayList<>();
            for (long v : values) {
                boxed.add(v);
            }
            assertThat(boxed)
                    .as(() -> c.name() + tail())
                    .isEqualTo(oracle.interpreter.state().get(c.name()));
        }
    }

    private void line() {
        boolean level = !rig.interrupts.isEmpty() && rig.interrupts.getLast().equals("+");
        assertThat(level).as(() -> "interrupt line" + tail()).isEqualTo(oracle.interpreter.line());
    }

    private void same(long generated, long expected) {
        assertThat(Long.toHexString(generated)).as(() -> tail()).isEqualTo(Long.toHexString(expected));
        line();
    }

    private void note(String what) {
        log.add(what);
    }

    private String tail() {
        return " after\n  " + String.join("\n  ", log.subList(Math.max(0, log.size() - 25), log.size()));
    }
}
