package nicc.verifier.exit;

import java.util.ArrayList;
import java.util.List;
import nicc.dsl.model.Device;
import nicc.dsl.model.Interrupt;
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

/// What happens to interrupt lines after every event, from any state at any time: a line rises only for a
/// cause that
/// is not masked, is not held back longer than its throttle says, and rises once in an interval. Shown by the
/// solver.
final class LineLemmas {
    private static final int EFFORT = 20_000_000;

    private LineLemmas() {}

    static List<Claim> of(Device device) {
        return device.interrupts().stream()
                .flatMap(line -> of(device, line).stream())
                .toList();
    }

    private static List<Claim> of(Device device, Interrupt line) {
        try (World world = new World()) {
            Terms terms = world.terms();
            State before = SpecState.any(device, world);
            List<Term> known = new ArrayList<>();
            Outcome after = SpecRun.of(device, world, before, run -> {
                known.add(run.level(line));
                known.add(line.throttle().map(run::interval).orElseGet(() -> terms.zero(Long.SIZE)));
                return run.settle();
            });
            Term level = known.get(0);
            Term quiet = before.get(Names.quiet(line));
            Term asserted = before.get(Names.asserted(line));
            Term now = after.after().get(Names.asserted(line));
            Term open = terms.ule(quiet, world.now());
            Term rises = terms.and(now, terms.not(asserted));
            Term next = terms.eq(after.after().get(Names.quiet(line)), terms.add(world.now(), known.get(1)));
            List<Claim> claims = new ArrayList<>();
            claims.add(claim(
                    world, implies(terms, now, level), line.name() + " is asserted only while its level says so"));
            claims.add(claim(
                    world,
                    implies(terms, terms.and(level, terms.or(asserted, held(line, terms, open))), now),
                    line.name() + " is never lost: it is asserted as soon as its level says so"
                            + line.throttle()
                                    .map(_ -> " and the last interval is over")
                                    .orElse("")));
            line.throttle()
                    .map(_ -> claim(
                            world,
                            implies(terms, rises, terms.and(open, next)),
                            line.name() + " rises once in an interval: not before the last one is over, and each rise"
                                    + " begins one"))
                    .ifPresent(claims::add);
            return claims;
        }
    }

    private static Term held(Interrupt line, Terms terms, Term open) {
        return line.throttle().isPresent() ? open : terms.bit(true);
    }

    private static Term implies(Terms terms, Term a, Term b) {
        return terms.or(terms.not(a), b);
    }

    private static Claim claim(World world, Term holds, String statement) {
        Question question = new Question(world.terms(), EFFORT, Question.Way.BITS);
        world.assumptions().forEach(question::assume);
        question.assume(world.terms().not(holds));
        boolean proved = question.ask() instanceof Answer.Unsatisfiable;
        return new Claim("E4", proved, statement);
    }
}
