package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Engine;
import nicc.dsl.model.Ring;
import nicc.verifier.encode.Event;
import nicc.verifier.encode.Names;
import nicc.verifier.encode.Outcome;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.SpecState;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// An engine that moves a ring's tail does so by the guest's word: in any state, with anything in guest memory, base
/// and size stay, and where the tail or a certain cell changes, the cell has become a word that this step has loaded
/// (of 2 or 4 bytes: an acquire), and the tail has moved by what the cell has grown by: by less than the ring's size,
/// and around its end where it gets there. So, by induction over events, the device has been given what the guest's
/// count says, and has read no descriptor before that count. Shown by the solver.
final class TailLemma {
    private static final int EFFORT = 20_000_000;

    private final World world;
    private final Terms terms;
    private final State before;
    private final Shape old;
    private final Shape now;
    private final Outcome outcome;

    /// What a ring is, in a state.
    private record Shape(Term base, Term size, Term tail) {
        static Shape of(Ring ring, SpecRun run) {
            return new Shape(run.value(ring.base()), run.value(ring.size()), run.value(ring.tail()));
        }
    }

    private TailLemma(World world, Device device, Ring ring, Engine engine) {
        this.world = world;
        this.terms = world.terms();
        this.before = SpecState.any(device, world);
        List<Shape> shapes = new ArrayList<>();
        this.outcome = SpecRun.of(device, world, before, run -> {
            shapes.add(Shape.of(ring, run));
            run.step(engine);
            shapes.add(Shape.of(ring, run));
            return Optional.empty();
        });
        this.old = shapes.getFirst();
        this.now = shapes.getLast();
    }

    /// The cell by whose growth an engine moves a tail.
    ///
    /// @param candidates cells that it might be
    /// @return the cell's name; empty when that is shown of none
    static Optional<String> count(Device device, Ring ring, Engine engine, List<Cell> candidates) {
        try (World world = new World()) {
            TailLemma lemma = new TailLemma(world, device, ring, engine);
            return candidates.stream().filter(lemma::holds).map(Cell::name).findFirst();
        }
    }

    private boolean holds(Cell count) {
        Term was = before.get(Names.of(count));
        Term is = outcome.after().get(Names.of(count));
        // Only the tail's own bits of the sum count, so any width that has room for each number will do.
        int width = IntStream.of(terms.width(was), terms.width(old.size()), terms.width(old.tail()))
                .max()
                .orElseThrow();
        Term grown = terms.zeroExtend(terms.sub(is, was), width);
        Term size = terms.zeroExtend(old.size(), width);
        Term next = terms.add(terms.zeroExtend(old.tail(), width), grown);
        Term stays = terms.and(terms.eq(now.tail(), old.tail()), terms.eq(is, was));
        return Stream.of(
                        terms.eq(now.base(), old.base()),
                        terms.eq(now.size(), old.size()),
                        terms.or(stays, loaded(is)),
                        terms.or(stays, terms.ult(grown, size)),
                        terms.or(stays, tailIs(terms.ite(terms.ult(next, size), next, terms.sub(next, size)))))
                .allMatch(this::valid);
    }

    private boolean valid(Term claim) {
        Question question = new Question(terms, EFFORT, Question.Way.BITS);
        world.assumptions().forEach(question::assume);
        question.assume(terms.not(claim));
        return question.ask() instanceof Answer.Unsatisfiable;
    }

    private Term tailIs(Term wide) {
        return terms.eq(now.tail(), terms.extract(wide, terms.width(now.tail()) - 1, 0));
    }

    /// Whether a value is a word that was loaded, of a size whose load is an acquire.
    private Term loaded(Term value) {
        Term any = terms.bit(false);
        for (Event event : outcome.events()) {
            if ((event.name().equals("fetch2") || event.name().equals("fetch4"))
                    && event.answers().size() * Byte.SIZE == terms.width(value)) {
                Term word = event.answers().stream()
                        .reduce((low, high) -> terms.concat(high, low))
                        .orElseThrow();
                any = terms.or(any, terms.and(event.guard(), terms.eq(word, value)));
            }
        }
        return any;
    }
}
