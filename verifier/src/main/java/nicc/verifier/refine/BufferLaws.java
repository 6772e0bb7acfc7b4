package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Device;
import nicc.verifier.encode.BufferFact;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What the bytes of a buffer obey (docs/language.md, section 8; `FrameBuffer`). To the solver a buffer's operations
/// are
/// any functions, which is enough to prove that two sides do the same. A model may be of no buffer, though: bytes past
/// the end that are not 0, loads of the same bytes that differ, a sum of nothing. Such a model breaks a law, which is
/// then added to the question; only a model that breaks none is a counterexample.
final class BufferLaws {
    private static final int INDEX_WIDTH = 32;

    private final World world;
    private final Terms terms;
    private final Question question;
    private final int capacity;

    /// Laws for one question.
    ///
    /// @param world where both sides have run
    /// @param question whose last model is looked at
    /// @param capacity the greatest of any buffer, bytes
    BufferLaws(World world, Question question, int capacity) {
        this.world = world;
        this.terms = world.terms();
        this.question = question;
        this.capacity = capacity;
    }

    /// The laws of a device's buffers.
    static Reader.Laws of(Device device, World world) {
        int capacity =
                device.buffers().stream().mapToInt(Buffer::capacity).max().orElse(0);
        return question -> new BufferLaws(world, question, capacity)::broken;
    }

    /// A byte that was loaded.
    private record Loaded(BufferOrigins.Origin origin, Term value) {}

    /// The laws that the last model breaks.
    List<Term> broken() {
        List<Term> laws = new ArrayList<>();
        BufferOrigins origins = new BufferOrigins(world, question);
        Map<List<Long>, Loaded> seen = new HashMap<>();
        for (BufferFact fact : world.facts()) {
            switch (fact.what()) {
                case LOAD -> loads(fact, origins, seen, laws);
                case LENGTH -> length(fact.content(), origins, laws);
                case SUM -> sum(fact, origins, laws);
                case CRC -> nothing(fact, origins, laws);
                default -> made(fact, origins, laws);
            }
        }
        return laws;
    }

    private void check(Term law, List<Term> laws) {
        if (question.value(law) == 0) {
            laws.add(law);
        }
    }

    private Term implies(Term premise, Term holds) {
        return terms.or(terms.not(premise), holds);
    }

    private void loads(BufferFact fact, BufferOrigins origins, Map<List<Long>, Loaded> seen, List<Term> laws) {
        int bytes = (int) origins.value(fact.operands().get(1));
        for (int i = 0; i < bytes; i++) {
            Term index = terms.add(fact.operands().getFirst(), terms.constant(i, INDEX_WIDTH));
            Loaded loaded = new Loaded(
                    origins.of(fact.content(), index), origins.octet(fact.result(), bytes, i, fact.bigEndian()));
            fits(loaded.origin().content(), origins, laws);
            same(loaded, origins, seen, laws);
        }
    }

    /// A byte is what was stored; from one place come equal bytes.
    private void same(Loaded loaded, BufferOrigins origins, Map<List<Long>, Loaded> seen, List<Term> laws) {
        BufferOrigins.Origin origin = loaded.origin();
        Optional<Term> known = origin.value();
        if (known.isPresent()) {
            check(implies(origin.premise(), terms.eq(loaded.value(), known.get())), laws);
            return;
        }
        Term place = origin.address().orElse(origin.index());
        long what = origin.address().isPresent() ? -1 : origins.value(origin.content());
        Loaded other = seen.putIfAbsent(List.of(what, origins.value(place)), loaded);
        if (other != null
                && other.origin().address().isPresent() == origin.address().isPresent()) {
            Term one = terms.and(origin.premise(), other.origin().premise());
            Term where = origin.address().isPresent()
                    ? terms.eq(place, other.origin().address().get())
                    : terms.and(
                            terms.eq(origin.content(), other.origin().content()),
                            terms.eq(place, other.origin().index()));
            check(implies(terms.and(one, where), terms.eq(loaded.value(), other.value())), laws);
        }
    }

    private void fits(Term content, BufferOrigins origins, List<Term> laws) {
        check(terms.ule(origins.length(content), terms.constant(capacity, INDEX_WIDTH)), laws);
    }

    /// What gets neither longer nor shorter by them is what it was.
    private void made(BufferFact fact, BufferOrigins origins, List<Term> laws) {
        if (origins.maker(fact.result()).isPresent()) {
            length(fact.result(), origins, laws);
        }
        if (fact.what() != BufferFact.What.PUT) {
            after(fact, origins).ifPresent(after -> {
                Term same = terms.eq(after, origins.length(fact.content()));
                check(implies(same, terms.eq(fact.result(), fact.content())), laws);
            });
        }
    }

    /// The length after an operation.
    private void length(Term content, BufferOrigins origins, List<Term> laws) {
        fits(content, origins, laws);
        origins.maker(content).flatMap(fact -> after(fact, origins)).ifPresent(after -> {
            Term made = origins.maker(content).orElseThrow().result();
            check(implies(terms.eq(content, made), terms.eq(origins.length(content), after)), laws);
        });
    }

    private Optional<Term> after(BufferFact fact, BufferOrigins origins) {
        Term before = origins.length(fact.content());
        List<Term> operands = fact.operands();
        return switch (fact.what()) {
            case PUT -> Optional.of(before);
            case RESIZE -> Optional.of(clamp(operands.get(0), operands.getLast()));
            case REMOVE -> {
                Term offset = operands.get(0);
                Term count = clamp(operands.get(1), terms.sub(before, offset));
                yield Optional.of(terms.ite(terms.ult(offset, before), terms.sub(before, count), before));
            }
            case INSERT -> {
                Term offset = operands.get(0);
                Term zeros = clamp(operands.get(1), terms.sub(operands.getLast(), offset));
                Term longer = clamp(terms.add(before, zeros), operands.getLast());
                yield Optional.of(terms.ite(terms.ule(offset, before), longer, before));
            }
            case GATHER -> {
                Term room = terms.sub(operands.getLast(), before);
                yield Optional.of(terms.add(before, clamp(operands.get(1), room)));
            }
            case LENGTH, LOAD, SUM, CRC, RECEIVE, CHANGE -> Optional.empty();
        };
    }

    /// Lengths are unsigned.
    private Term clamp(Term length, Term most) {
        return terms.ite(terms.ult(length, most), length, most);
    }

    /// Of nothing, a sum or a CRC is 0.
    private void nothing(BufferFact fact, BufferOrigins origins, List<Term> laws) {
        Term end = clamp(fact.operands().get(1), origins.length(fact.content()));
        Term some = terms.ult(fact.operands().get(0), end);
        check(terms.or(some, terms.not(terms.any(fact.result()))), laws);
    }

    /// Of nothing, the sum is 0; it is 0 of nothing but zeros.
    private void sum(BufferFact fact, BufferOrigins origins, List<Term> laws) {
        Term from = fact.operands().get(0);
        Term end = clamp(fact.operands().get(1), origins.length(fact.content()));
        nothing(fact, origins, laws);
        if (origins.value(fact.result()) != 0) {
            return;
        }
        for (BufferFact load : world.facts()) {
            if (load.what() == BufferFact.What.LOAD && origins.value(load.content()) == origins.value(fact.content())) {
                zeros(fact, load, from, end, laws);
            }
        }
    }

    private void zeros(BufferFact sum, BufferFact load, Term from, Term end, List<Term> laws) {
        int bytes = (int) question.value(load.operands().get(1));
        for (int i = 0; i < bytes; i++) {
            Term octet = terms.extract(load.result(), Byte.SIZE * i + Byte.SIZE - 1, Byte.SIZE * i);
            int place = load.bigEndian() ? bytes - 1 - i : i;
            Term at = terms.add(load.operands().getFirst(), terms.constant(place, INDEX_WIDTH));
            Term within = terms.and(terms.ule(from, at), terms.ult(at, end));
            Term same = terms.eq(sum.content(), load.content());
            check(
                    implies(
                            terms.all(List.of(within, same, terms.not(terms.any(sum.result())))),
                            terms.not(terms.any(octet))),
                    laws);
        }
    }
}
