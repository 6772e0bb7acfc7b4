package nicc.verifier.encode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nicc.verifier.smt.Functions;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What a device says to its world and what it hears. Everything that was said and heard is one opaque term,
/// the
/// history: each effect makes a longer one of it, and what the world answers is a function of the history at
/// that moment. So two runs get equal answers exactly as long as they have had equal effects in equal order;
/// a second fetch of the same address may get another answer, and a lost or moved effect makes another history.
public final class Effects {
    private static final String SORT = "History";
    private static final int ADDRESS_WIDTH = 64;

    private final World world;
    private final Terms terms;
    private final Functions functions;
    private final List<Event> events = new ArrayList<>();

    /// Effects of one run.
    ///
    /// @param world where it happens
    public Effects(World world) {
        this.world = world;
        this.terms = world.terms();
        this.functions = world.functions();
    }

    /// A history that nothing is known of.
    ///
    /// @param world where it happens
    /// @param when a suffix of the symbol's name
    /// @return a free symbol
    static Term start(World world, String when) {
        return world.functions().symbol(State.HISTORY + when, SORT);
    }

    /// The effects in program order.
    ///
    /// @return an unmodifiable view
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /// Goes back to what was said by a moment.
    ///
    /// @param count effects by then
    public void forget(int count) {
        events.subList(count, events.size()).clear();
    }

    /// Reads guest memory, each byte once.
    ///
    /// @param state whose history grows
    /// @param guard whether it happens
    /// @param address 64 bits
    /// @param bytes how many
    /// @return the bytes in order of address
    public List<Term> fetch(State state, Term guard, Term address, int bytes) {
        List<Term> arguments = List.of(state.get(State.HISTORY), address);
        List<Term> answer = new ArrayList<>();
        for (int i = 0; i < bytes; i++) {
            answer.add(functions.bits("fetched." + bytes + "." + i, Byte.SIZE, arguments));
        }
        say(state, guard, "fetch" + bytes, List.of(address), answer);
        return answer;
    }

    /// Stores a number. One of a size that no single access has is cut into the largest ones, in ascending
    /// order of address.
    ///
    /// @param state whose history grows
    /// @param guard whether it happens
    /// @param name `store` or `publish`
    /// @param address 64 bits
    /// @param value whole bytes
    public void store(State state, Term guard, String name, Term address, Term value) {
        int bytes = value.width() / Byte.SIZE;
        for (int done = 0; done < bytes; ) {
            int size = Integer.highestOneBit(Math.min(Long.BYTES, bytes - done));
            Term at = done == 0 ? address : terms.add(address, terms.constant(done, ADDRESS_WIDTH));
            Term piece = terms.extract(value, Byte.SIZE * (done + size) - 1, Byte.SIZE * done);
            say(state, guard, name + Byte.SIZE * size, List.of(at, piece));
            done += size;
        }
    }

    /// An effect without an answer.
    ///
    /// @param state whose history grows
    /// @param guard whether it happens
    /// @param name what it is
    /// @param arguments what it depends on
    public void say(State state, Term guard, String name, List<Term> arguments) {
        say(state, guard, name, arguments, List.of());
    }

    private void say(State state, Term guard, String name, List<Term> arguments, List<Term> answers) {
        List<Term> all = new ArrayList<>();
        all.add(state.get(State.HISTORY));
        all.addAll(arguments);
        events.add(new Event(
                guard, name, arguments.stream().filter(term -> term.width() > 0).toList(), answers));
        state.set(State.HISTORY, functions.opaque(name, SORT, all));
    }

    /// The next frame of the wire.
    ///
    /// @param state whose history grows
    /// @param guard whether it happens
    /// @param content the buffer's content
    /// @param capacity the buffer's capacity
    /// @return whether there was one, and the buffer's content afterwards
    public Reception receive(State state, Term guard, Term content, int capacity) {
        return receive(state, guard, content, capacity, List.of());
    }

    private Reception receive(State state, Term guard, Term content, int capacity, List<Term> accepts) {
        List<Term> heard = new ArrayList<>(List.of(state.get(State.HISTORY)));
        Term some = functions.bits("received", 1, heard);
        heard.addAll(accepts);
        Term frame = functions.opaque((accepts.isEmpty() ? "frame." : "unfinished.") + capacity, Buffers.SORT, heard);
        say(state, guard, "receive", accepts, List.of(some));
        world.note(new BufferFact(BufferFact.What.RECEIVE, content, List.of(), false, frame));
        return new Reception(some, terms.ite(some, frame, content));
    }

    /// The next frame of the wire, which may be unfinished.
    ///
    /// @param state whose history grows
    /// @param guard whether it happens
    /// @param frame name and capacity of the buffer that gets it
    /// @param offload name and capacity of the buffer that gets its record
    /// @param accepts what is accepted undone, 8 bits
    /// @return one bit: whether there was one
    public Term receive(State state, Term guard, Place frame, Place offload, Term accepts) {
        Term before = state.get(State.HISTORY);
        Reception reception = receive(state, guard, state.get(frame.name()), frame.capacity(), List.of(accepts));
        Term record = functions.opaque("offload." + offload.capacity(), Buffers.SORT, List.of(before, accepts));
        state.set(frame.name(), reception.content());
        state.set(offload.name(), terms.ite(reception.some(), record, state.get(offload.name())));
        return reception.some();
    }

    /// A buffer among the state.
    ///
    /// @param name what the state calls it
    /// @param capacity bytes
    public record Place(String name, int capacity) {}

    /// What a wire has delivered.
    ///
    /// @param some one bit: whether there was a frame
    /// @param content the buffer's content
    public record Reception(Term some, Term content) {}

    /// A read of several descriptors at once.
    ///
    /// @param guard whether it happens
    /// @param address where it begins in guest memory, 64 bits
    /// @param offset where it begins in the buffer, 32 bits
    /// @param length bytes, 32 bits
    /// @param after the buffer's content afterwards
    public record Bulk(Term guard, Term address, Term offset, Term length, Term after) {}

    /// Appends guest memory to a buffer.
    ///
    /// @param state whose history grows
    /// @param guard whether it happens
    /// @param content the buffer's content
    /// @param capacity the buffer's capacity
    /// @param address 64 bits
    /// @param length 32 bits
    /// @return the buffer's content afterwards
    public Term gather(State state, Term guard, Term content, int capacity, Term address, Term length) {
        List<Term> arguments = List.of(state.get(State.HISTORY), content, address, length);
        Term after = functions.opaque("gathered." + capacity, Buffers.SORT, arguments);
        say(state, guard, "gather", List.of(content, address, length));
        List<Term> operands = List.of(address, length, world.terms().constant(capacity, Integer.SIZE));
        world.note(new BufferFact(BufferFact.What.GATHER, content, operands, false, after));
        return after;
    }
}
