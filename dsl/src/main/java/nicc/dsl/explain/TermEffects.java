package nicc.dsl.explain;

import java.util.Arrays;
import java.util.List;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Interrupt;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Timer;
import nicc.dsl.semantics.Machine;

/// What a machine of terms writes down of effects, and the names of what it reads from the world.
abstract class TermEffects implements Machine<Term> {
    private static final int TIME_WIDTH = 64;
    private static final int LENGTH_WIDTH = 32;

    /// What has happened so far.
    final Trace trace = new Trace();

    static Term symbol(String name, int width) {
        return Term.atom(new Term.Symbol(name, width, List.of(), "", 0));
    }

    @Override
    public Term parameter(Parameter parameter) {
        return symbol(parameter.name(), parameter.width());
    }

    @Override
    public Term now() {
        return symbol("now", TIME_WIDTH);
    }

    @Override
    public Term linkUp() {
        return symbol("link.up", 1);
    }

    @Override
    public Term running(Timer timer) {
        return trace.read(timer.name() + ".running", 1, List.of(), "timer " + timer.name());
    }

    @Override
    public void start(Timer timer, Term deadline) {
        trace.line("start " + timer.name() + " until " + trace.print(deadline));
        trace.changed("timer " + timer.name());
    }

    @Override
    public void stop(Timer timer) {
        trace.line("stop " + timer.name());
        trace.changed("timer " + timer.name());
    }

    @Override
    public Term line(Interrupt interrupt) {
        return trace.read(interrupt.name(), 1, List.of(), "interrupt " + interrupt.name());
    }

    @Override
    public void setLine(Interrupt interrupt, Term level) {
        trace.line(interrupt.name() + " := " + trace.print(level));
        trace.changed("interrupt " + interrupt.name());
    }

    @Override
    public Term quietUntil(Interrupt interrupt) {
        String name = interrupt.name() + ".quiet_until";
        return trace.read(name, TIME_WIDTH, List.of(), name);
    }

    @Override
    public void setQuietUntil(Interrupt interrupt, Term end) {
        String name = interrupt.name() + ".quiet_until";
        trace.line(name + " := " + trace.print(end));
        trace.changed(name);
    }

    @Override
    public void message(Term vector) {
        trace.line("message " + trace.print(vector));
    }

    @Override
    public void store(Term address, Term value) {
        trace.line("store " + value.width() / 8 + " bytes at " + trace.print(address) + ": " + trace.print(value));
    }

    @Override
    public void publish(Term address, Term value) {
        trace.line("publish " + value.width() / 8 + " bytes at " + trace.print(address) + ": " + trace.print(value));
    }

    @Override
    public void fence() {
        trace.line("fence");
    }

    @Override
    public void send(Buffer buffer) {
        trace.line("send " + buffer.name());
    }

    @Override
    public void send(Buffer buffer, Buffer offload) {
        trace.line("send " + buffer.name() + " with " + offload.name());
    }

    @Override
    public void loop(Buffer buffer) {
        trace.line("loop " + buffer.name());
    }

    @Override
    public Term length(Buffer buffer) {
        return read(buffer, ".length", LENGTH_WIDTH);
    }

    @Override
    public Term load(Buffer buffer, Term offset, int bytes, boolean bigEndian) {
        return read(buffer, load(offset, bytes, bigEndian), 8 * bytes);
    }

    private String load(Term offset, int bytes, boolean bigEndian) {
        String order = bytes == 1 ? "u" : bigEndian ? "be" : "le";
        return "." + order + 8 * bytes + "[" + trace.print(offset) + "]";
    }

    private Term read(Buffer buffer, String what, int width) {
        return trace.read(buffer.name() + what, width, List.of(), "buffer " + buffer.name());
    }

    @Override
    public Term sum(Buffer buffer, Term from, Term to) {
        return read(buffer, ".sum(" + trace.print(from) + ", " + trace.print(to) + ")", 16);
    }

    @Override
    public Term crc32(Buffer buffer, Term from, Term to) {
        return read(buffer, ".crc32(" + trace.print(from) + ", " + trace.print(to) + ")", 32);
    }

    @Override
    public void put(Buffer buffer, Term offset, int bytes, boolean bigEndian, Term value) {
        change(buffer, load(offset, bytes, bigEndian) + " := " + trace.print(value));
    }

    @Override
    public void clear(Buffer buffer) {
        operation(buffer, "clear");
    }

    @Override
    public void resize(Buffer buffer, Term length) {
        operation(buffer, "resize", length);
    }

    @Override
    public void gather(Buffer buffer, Term address, Term length) {
        operation(buffer, "gather", address, length);
    }

    @Override
    public void scatter(Buffer buffer, Term offset, Term length, Term address) {
        operation(buffer, "scatter", offset, length, address);
    }

    @Override
    public void append(Buffer buffer, Buffer from, Term offset, Term length) {
        operation(buffer, "append", symbol(from.name(), 1), offset, length);
    }

    @Override
    public void insert(Buffer buffer, Term offset, Term length) {
        operation(buffer, "insert", offset, length);
    }

    @Override
    public void remove(Buffer buffer, Term offset, Term length) {
        operation(buffer, "remove", offset, length);
    }

    @Override
    public void copy(Buffer buffer, Buffer from) {
        operation(buffer, "copy", symbol(from.name(), 1));
    }

    private void operation(Buffer buffer, String name, Term... operands) {
        List<String> texts = Arrays.stream(operands).map(trace::print).toList();
        change(buffer, "." + name + "(" + String.join(", ", texts) + ")");
    }

    private void change(Buffer buffer, String what) {
        trace.line(buffer.name() + what);
        trace.changed("buffer " + buffer.name());
    }
}
