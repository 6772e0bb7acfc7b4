package nicc.verifier.encode;

import java.util.List;
import nicc.dsl.model.Buffer;
import nicc.dsl.semantics.BufferState;
import nicc.dsl.semantics.GuestAccess;
import nicc.dsl.semantics.WireAccess;
import nicc.verifier.smt.Term;

/// The part of [SpecMachine] that has to do with bytes: buffers, guest memory, the wire.
interface SpecBuffers extends BufferState<Term>, GuestAccess<Term>, WireAccess<Term> {

    World world();

    State state();

    Effects effects();

    Buffers buffers();

    /// The condition under which control is where it is.
    Term guard();

    private Term content(Buffer buffer) {
        return state().get(Names.of(buffer));
    }

    private void change(Buffer buffer, String operation, List<Term> arguments) {
        Term after = buffers().change(operation, buffer.capacity(), content(buffer), arguments);
        state().set(Names.of(buffer), after);
    }

    @Override
    default Term length(Buffer buffer) {
        return buffers().length(content(buffer), buffer.capacity());
    }

    @Override
    default Term load(Buffer buffer, Term offset, int bytes, boolean bigEndian) {
        return buffers().load(content(buffer), offset, bytes, bigEndian);
    }

    @Override
    default Term sum(Buffer buffer, Term from, Term to) {
        return buffers().over("sum", Short.SIZE, content(buffer), from, to);
    }

    @Override
    default Term crc32(Buffer buffer, Term from, Term to) {
        return buffers().over("crc32", Integer.SIZE, content(buffer), from, to);
    }

    @Override
    default void put(Buffer buffer, Term offset, int bytes, boolean bigEndian, Term value) {
        state().set(Names.of(buffer), buffers().put(content(buffer), offset, bytes, bigEndian, value));
    }

    @Override
    default void clear(Buffer buffer) {
        state().set(Names.of(buffer), buffers().empty());
    }

    @Override
    default void resize(Buffer buffer, Term length) {
        change(buffer, "resize", List.of(length));
    }

    @Override
    default void gather(Buffer buffer, Term address, Term length) {
        Term after = effects().gather(state(), guard(), content(buffer), buffer.capacity(), address, length);
        state().set(Names.of(buffer), after);
    }

    @Override
    default void scatter(Buffer buffer, Term offset, Term length, Term address) {
        effects().say(state(), guard(), "scatter", List.of(content(buffer), offset, length, address));
    }

    @Override
    default void append(Buffer buffer, Buffer from, Term offset, Term length) {
        change(buffer, "append", List.of(content(from), offset, length));
    }

    @Override
    default void insert(Buffer buffer, Term offset, Term length) {
        change(buffer, "insert", List.of(offset, length));
    }

    @Override
    default void remove(Buffer buffer, Term offset, Term length) {
        change(buffer, "remove", List.of(offset, length));
    }

    @Override
    default void copy(Buffer buffer, Buffer from) {
        change(buffer, "copy", List.of(content(from)));
    }

    @Override
    default List<Term> fetch(Term address, int bytes) {
        return effects().fetch(state(), guard(), address, bytes);
    }

    @Override
    default void store(Term address, Term value) {
        effects().store(state(), guard(), "store", address, value);
    }

    @Override
    default void publish(Term address, Term value) {
        effects().store(state(), guard(), "publish", address, value);
    }

    @Override
    default void fence() {
        effects().say(state(), guard(), "fence", List.of());
    }

    @Override
    default void send(Buffer buffer) {
        effects().say(state(), guard(), "send", List.of(content(buffer)));
    }

    @Override
    default void send(Buffer buffer, Buffer offload) {
        effects().say(state(), guard(), "send", List.of(content(buffer), content(offload)));
    }

    @Override
    default void loop(Buffer buffer) {
        effects().say(state(), guard(), "loop", List.of(content(buffer)));
    }
}
