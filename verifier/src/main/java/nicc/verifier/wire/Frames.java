package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nicc.verifier.bytecode.UnsupportedCode;
import nicc.verifier.encode.Buffers;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Frames, byte by byte: a content is one of which nothing is known, or made of others by what the runtime's
/// `FrameBuffer` does, and a load is looked through all that has been stored to the bytes that are there. Bytes at
/// and above the length are 0.
final class Frames extends Buffers {
    private static final int OFFSET = 32;

    /// Offsets stay below it, so that nothing wraps.
    private static final int FAR = 1 << 30;

    /// The count of a slot whose buffer may have any capacity.
    static final int ANY = 0;

    private final World world;
    private final Terms terms;
    private final Map<Term, Made> made = new HashMap<>();
    private final Map<Term, Term> lengths = new HashMap<>();
    private final Set<Term> bounds = new LinkedHashSet<>();
    private final Set<Term> laws = new LinkedHashSet<>();
    private final Map<Term, Term> settled = new HashMap<>();
    private Function<Term, OptionalLong> oracle = _ -> OptionalLong.empty();

    /// How a content is made.
    sealed interface Made {
        /// Bytes are stored; past the length, nothing is.
        record Put(Term before, Term at, List<Term> bytes) implements Made {}

        /// Bytes of another one are put behind it.
        record Appended(Term before, Term from, Term offset, Term count) implements Made {}
    }

    Frames(World world) {
        super(world);
        this.world = world;
        this.terms = world.terms();
        lengths.put(empty(), terms.zero(OFFSET));
    }

    Terms terms() {
        return terms;
    }

    RangeSums sums() {
        return new RangeSums(this, world);
    }

    /// A frame of which nothing is known but its length.
    ///
    /// @param length 32 bits
    Term any(String name, Term length) {
        Term content = symbol(name);
        lengths.put(content, length);
        return content;
    }

    /// What holds wherever the code comes to be, and has to be shown: offsets do not wrap, and copies are whole.
    List<Term> bounds() {
        return List.copyOf(bounds);
    }

    /// A law of sums, of numbers that a proof names.
    void law(Term instance) {
        laws.add(instance);
    }

    /// The laws of sums that proofs have named.
    List<Term> laws() {
        return List.copyOf(laws);
    }

    /// Has conditions decided by what is known before a run, so that what is looked up is found at once.
    ///
    /// @param by the only possible value of a condition
    void decideBy(Function<Term, OptionalLong> by) {
        oracle = by;
    }

    /// A condition, or its value where that is decided.
    Term settled(Term condition) {
        Term known = settled.get(condition);
        if (known == null) {
            OptionalLong value = terms.known(condition).isPresent() ? OptionalLong.empty() : oracle.apply(condition);
            known = value.isPresent() ? terms.bit(value.getAsLong() == 1) : condition;
            settled.put(condition, known);
        }
        return known;
    }

    /// How a content is made.
    Optional<Made> made(Term content) {
        return Optional.ofNullable(made.get(content));
    }

    /// The length.
    Term length(Term content) {
        return length(content, ANY);
    }

    @Override
    public Term length(Term content, int capacity) {
        Optional<Terms.Choice> choice = terms.choice(content);
        if (choice.isPresent()) {
            Terms.Choice c = choice.get();
            return terms.ite(c.condition(), length(c.then()), length(c.otherwise()));
        }
        return switch (made.get(content)) {
            case Made.Put put -> length(put.before());
            case Made.Appended appended -> terms.add(length(appended.before()), appended.count());
            case null -> root(content);
        };
    }

    private Term root(Term content) {
        Term length = lengths.get(content);
        if (length == null) {
            throw new UnsupportedCode("a frame", "a content that is not known: " + content);
        }
        return length;
    }

    @Override
    public Term capacity(int bytes) {
        return bytes == ANY ? terms.zeroExtend(terms.symbol("room", 17), OFFSET) : terms.constant(bytes, OFFSET);
    }

    @Override
    public Term load(Term content, Term offset, int bytes, boolean bigEndian) {
        bound(offset);
        Term value = at(content, offset);
        for (int i = 1; i < bytes; i++) {
            Term next = at(content, plus(offset, i));
            value = bigEndian ? terms.concat(value, next) : terms.concat(next, value);
        }
        return value;
    }

    /// Big-endian bytes as a number.
    Term load(Term content, Term offset, int bytes) {
        return load(content, offset, bytes, true);
    }

    /// A byte.
    Term at(Term content, Term offset) {
        Optional<Terms.Choice> choice = terms.choice(content);
        if (choice.isPresent()) {
            Terms.Choice c = choice.get();
            return terms.ite(c.condition(), at(c.then(), offset), at(c.otherwise(), offset));
        }
        return switch (made.get(content)) {
            case Made.Put put -> stored(put, offset);
            case Made.Appended appended -> appended(appended, offset);
            case null -> raw(content, offset);
        };
    }

    private Term stored(Made.Put put, Term offset) {
        Term value = at(put.before(), offset);
        Term length = length(put.before());
        for (int i = 0; i < put.bytes().size(); i++) {
            Term place = plus(put.at(), i);
            Term here = settled(terms.eq(place, offset));
            if (terms.known(here).orElse(1) == 1) {
                here = terms.and(here, settled(terms.ult(place, length)));
            }
            value = terms.ite(here, put.bytes().get(i), value);
        }
        return value;
    }

    private Term appended(Made.Appended appended, Term offset) {
        Term length = length(appended.before());
        Term behind = terms.sub(offset, length);
        Term before = settled(terms.ult(offset, length));
        if (terms.known(before).orElse(0) == 1) {
            return at(appended.before(), offset);
        }
        Term within = settled(terms.ult(behind, appended.count()));
        Term there = at(appended.from(), terms.add(appended.offset(), behind));
        Term other = terms.ite(within, there, terms.zero(Byte.SIZE));
        return terms.ite(before, at(appended.before(), offset), other);
    }

    private Term raw(Term content, Term offset) {
        Term length = root(content);
        if (content.equals(empty())) {
            return terms.zero(Byte.SIZE);
        }
        Term value = world.functions().bits("byte", Byte.SIZE, List.of(content, offset));
        world.assume(terms.or(terms.ult(offset, length), terms.eq(value, terms.zero(Byte.SIZE))));
        return value;
    }

    @Override
    public Term put(Term content, Term offset, int bytes, boolean bigEndian, Term value) {
        bound(offset);
        Term after = super.put(content, offset, bytes, bigEndian, value);
        List<Term> parts = new ArrayList<>();
        for (int i = 0; i < bytes; i++) {
            int lsb = Byte.SIZE * (bigEndian ? bytes - 1 - i : i);
            parts.add(terms.extract(value, lsb + Byte.SIZE - 1, lsb));
        }
        made.put(after, new Made.Put(content, offset, parts));
        return after;
    }

    @Override
    public Term over(String function, int width, Term content, Term from, Term to) {
        if (!function.equals("sum")) {
            throw new UnsupportedCode("a frame", function);
        }
        bound(from);
        bound(to);
        return sums().sum(content, from, to);
    }

    @Override
    public Term change(String operation, int capacity, Term content, List<Term> arguments) {
        return switch (operation) {
            case "copy" -> {
                Term from = arguments.getFirst();
                bounds.add(terms.ule(length(from), capacity(capacity)));
                yield from;
            }
            case "append" -> append(capacity, content, arguments.get(0), arguments.get(1), arguments.get(2));
            default -> throw new UnsupportedCode("a frame", operation);
        };
    }

    private Term append(int capacity, Term content, Term from, Term offset, Term wanted) {
        Term rest = terms.sub(length(from), offset);
        Term some = settled(terms.ult(offset, length(from)));
        Term rather = settled(terms.ult(rest, wanted));
        Term there = terms.ite(some, terms.ite(rather, rest, wanted), terms.zero(OFFSET));
        Term room = terms.sub(capacity(capacity), length(content));
        Term full = settled(terms.ult(room, there));
        Term count = terms.ite(full, room, there);
        if (!Stream.of(some, rather, full)
                .allMatch(condition -> terms.known(condition).isPresent())) {
            count = named(count);
        }
        Term after = super.change("append", 0, content, List.of(from, offset, count));
        made.put(after, new Made.Appended(content, from, offset, count));
        return after;
    }

    /// A choice gets a name, so that what is made of it stays small.
    private Term named(Term count) {
        Term name = terms.symbol(world.fresh("appended"), OFFSET);
        world.assume(terms.eq(name, count));
        return name;
    }

    private Term plus(Term offset, int more) {
        return more == 0 ? offset : terms.add(offset, terms.constant(more, OFFSET));
    }

    private void bound(Term offset) {
        OptionalLong known = terms.known(offset);
        if (known.isEmpty() || known.getAsLong() >= FAR) {
            bounds.add(terms.ult(offset, terms.constant(FAR, OFFSET)));
        }
    }
}
