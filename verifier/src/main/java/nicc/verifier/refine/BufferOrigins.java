package nicc.verifier.refine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.verifier.encode.BufferFact;
import nicc.verifier.encode.Buffers;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Where a byte of a buffer's content comes from in a solver's model: through the operations that have made the
/// content, back to a content that no noted operation has made, to a value that was stored, or to guest memory.
final class BufferOrigins {
    private static final int INDEX_WIDTH = 32;
    private static final int ADDRESS_WIDTH = 64;
    private static final int MOST_OPERATIONS = 256;

    private final World world;
    private final Terms terms;
    private final Question question;
    private final Map<Term, BufferFact> makers = new HashMap<>();
    private final Map<Long, BufferFact> makersOfValues = new HashMap<>();
    private final Map<Term, Long> values = new HashMap<>();

    /// Origins in the last model of a question, which stays the last one as long as they are asked for.
    BufferOrigins(World world, Question question) {
        this.world = world;
        this.terms = world.terms();
        this.question = question;
        for (BufferFact fact : world.facts()) {
            if (makes(fact)) {
                makers.putIfAbsent(fact.result(), fact);
                makersOfValues.putIfAbsent(value(fact.result()), fact);
            }
        }
    }

    /// The value of a term in the model.
    long value(Term term) {
        return values.computeIfAbsent(term, question::value);
    }

    /// A byte's origin.
    ///
    /// @param premise what the way back went by: it holds in the model
    /// @param content the first content
    /// @param index the byte's place in it, 32 bits
    /// @param value the byte, if it is known by what it was stored as, or by not being there
    /// @param address where it lies in guest memory, if it was gathered from there
    record Origin(Term premise, Term content, Term index, Optional<Term> value, Optional<Term> address) {
        private static Origin at(Term premise, Term content, Term index) {
            return new Origin(premise, content, index, Optional.empty(), Optional.empty());
        }

        private Origin is(Term byteValue) {
            return new Origin(premise, content, index, Optional.of(byteValue), address);
        }
    }

    private boolean holds(Term condition) {
        return value(condition) == 1;
    }

    private Term number(long value) {
        return terms.constant(value, INDEX_WIDTH);
    }

    Term length(Term content) {
        return content.equals(new Buffers(world).empty())
                ? number(0)
                : world.functions().bits("length", INDEX_WIDTH, List.of(content));
    }

    /// The operation that made a content, in the model.
    Optional<BufferFact> maker(Term content) {
        BufferFact same = makers.get(content);
        return Optional.ofNullable(same == null ? makersOfValues.get(value(content)) : same);
    }

    /// The content before all operations.
    Term first(Term content) {
        Term first = content;
        for (int i = 0; i < MOST_OPERATIONS; i++) {
            Optional<BufferFact> maker = maker(first);
            if (maker.isEmpty()) {
                break;
            }
            first = maker.get().content();
        }
        return first;
    }

    private static boolean makes(BufferFact fact) {
        return switch (fact.what()) {
            case PUT, RESIZE, INSERT, REMOVE, GATHER -> true;
            case LENGTH, LOAD, SUM, CRC, RECEIVE, CHANGE -> false;
        };
    }

    /// The origin of a byte.
    ///
    /// @param content a content
    /// @param index the byte's place, 32 bits
    Origin of(Term content, Term index) {
        Origin at = Origin.at(terms.bit(true), content, index);
        for (int i = 0; i < MOST_OPERATIONS; i++) {
            Optional<BufferFact> maker = maker(at.content());
            if (maker.isEmpty() || at.value().isPresent() || at.address().isPresent()) {
                break;
            }
            BufferFact fact = maker.get();
            Term made = terms.eq(at.content(), fact.result());
            at = before(fact, Origin.at(terms.and(at.premise(), made), fact.content(), at.index()));
        }
        return at.value().isPresent() || at.address().isPresent() ? at : end(at);
    }

    /// Past the end there are zeros.
    private Origin end(Origin at) {
        Choice inside = choose(at.premise(), terms.ult(at.index(), length(at.content())));
        Origin end = Origin.at(inside.premise(), at.content(), at.index());
        return inside.taken() ? end : end.is(terms.zero(Byte.SIZE));
    }

    private record Choice(boolean taken, Term premise) {}

    /// Which way a condition goes in the model becomes part of the premise.
    private Choice choose(Term premise, Term condition) {
        boolean taken = holds(condition);
        return new Choice(taken, terms.and(premise, taken ? condition : terms.not(condition)));
    }

    private Origin before(BufferFact fact, Origin at) {
        return switch (fact.what()) {
            case PUT -> put(fact, at);
            case RESIZE -> {
                Choice old = choose(at.premise(), terms.ult(at.index(), length(fact.content())));
                Choice left = choose(old.premise(), terms.ult(at.index(), length(fact.result())));
                Origin same = Origin.at(left.premise(), at.content(), at.index());
                yield old.taken() && left.taken() ? same : same.is(terms.zero(Byte.SIZE));
            }
            case REMOVE -> remove(fact, at);
            case INSERT -> insert(fact, at);
            case GATHER -> gather(fact, at);
            case LENGTH, LOAD, SUM, CRC, RECEIVE, CHANGE -> at;
        };
    }

    private Origin put(BufferFact fact, Origin at) {
        int bytes = (int) value(fact.operands().get(1));
        Term distance = terms.sub(at.index(), fact.operands().get(0));
        Choice here = choose(at.premise(), terms.ult(distance, number(bytes)));
        if (!here.taken()) {
            return Origin.at(here.premise(), at.content(), at.index());
        }
        Choice inside = choose(here.premise(), terms.ult(at.index(), length(fact.content())));
        int which = (int) value(distance);
        Term premise = terms.and(inside.premise(), terms.eq(distance, number(which)));
        Origin origin = Origin.at(premise, at.content(), at.index());
        Term value = octet(fact.operands().get(2), bytes, which, fact.bigEndian());
        return origin.is(inside.taken() ? value : terms.zero(Byte.SIZE));
    }

    /// A byte of a number that is stored.
    Term octet(Term value, int bytes, int which, boolean bigEndian) {
        int low = Byte.SIZE * (bigEndian ? bytes - 1 - which : which);
        return terms.extract(value, low + Byte.SIZE - 1, low);
    }

    private Origin remove(BufferFact fact, Origin at) {
        Term offset = fact.operands().get(0);
        Term count = fact.operands().get(1);
        Term length = length(fact.content());
        Choice some = choose(at.premise(), terms.ult(offset, length));
        Choice behind = choose(some.premise(), terms.ule(offset, at.index()));
        if (!some.taken() || !behind.taken()) {
            return Origin.at(behind.premise(), at.content(), at.index());
        }
        Term left = terms.sub(terms.sub(length, offset), count);
        Choice few = choose(behind.premise(), terms.ule(count, terms.sub(length, offset)));
        Choice there = choose(few.premise(), terms.ult(terms.sub(at.index(), offset), left));
        Origin moved = Origin.at(there.premise(), at.content(), terms.add(at.index(), count));
        return few.taken() && there.taken() ? moved : moved.is(terms.zero(Byte.SIZE));
    }

    private Origin insert(BufferFact fact, Origin at) {
        Term offset = fact.operands().get(0);
        Term count = fact.operands().get(1);
        Choice some = choose(at.premise(), terms.ule(offset, length(fact.content())));
        Choice behind = choose(some.premise(), terms.ule(offset, at.index()));
        if (!some.taken() || !behind.taken()) {
            return Origin.at(behind.premise(), at.content(), at.index());
        }
        Choice moved = choose(behind.premise(), terms.ule(count, terms.sub(at.index(), offset)));
        Choice there = choose(moved.premise(), terms.ult(at.index(), length(fact.result())));
        Origin before = Origin.at(there.premise(), at.content(), terms.sub(at.index(), count));
        return moved.taken() && there.taken() ? before : before.is(terms.zero(Byte.SIZE));
    }

    private Origin gather(BufferFact fact, Origin at) {
        Term length = length(fact.content());
        Choice old = choose(at.premise(), terms.ult(at.index(), length));
        if (old.taken()) {
            return Origin.at(old.premise(), at.content(), at.index());
        }
        Choice there = choose(old.premise(), terms.ult(at.index(), length(fact.result())));
        Origin origin = Origin.at(there.premise(), at.content(), at.index());
        if (!there.taken()) {
            return origin.is(terms.zero(Byte.SIZE));
        }
        Term distance = terms.zeroExtend(terms.sub(at.index(), length), ADDRESS_WIDTH);
        Term address = terms.add(fact.operands().get(0), distance);
        return new Origin(there.premise(), at.content(), at.index(), Optional.empty(), Optional.of(address));
    }
}
