package nicc.verifier.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nicc.verifier.bytecode.ClassImage;
import nicc.verifier.bytecode.Contract;
import nicc.verifier.bytecode.Run;
import nicc.verifier.bytecode.Slot;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Answer;
import nicc.verifier.smt.Question;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Where an object of the runtime is run: its fields, the frames that it is given, and what may be assumed of both.
final class Bench {
    private static final int INT = 32;

    /// Z3's `rlimit` for the question which way control goes; without an answer, it goes both.
    private static final int DECISION = 2_000_000;

    /// A question about numbers alone gets this part of it.
    private static final int SMALL = 4;

    /// Bytes of the longest frame that a wire has (`Wire.MAX_FRAME`).
    static final int LONGEST = 65_536 + 256;

    private final World world;
    private final Terms terms;
    private final Frames frames;
    private final ClassImage image;
    private final Map<String, Slot> slots = new HashMap<>();
    private final State state = new State();
    private final List<Term> given = new ArrayList<>();
    private final Standing run;
    private Ending ending = new Ending();
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> small = new ArrayList<>();

    Bench(World world, ClassImage image) {
        this.world = world;
        this.terms = world.terms();
        this.frames = new Frames(world);
        world.buffers(frames);
        this.image = image;
        frames.decideBy(this::settled);
        run = new Standing(terms, DECISION);
    }

    World world() {
        return world;
    }

    Terms terms() {
        return terms;
    }

    Frames frames() {
        return frames;
    }

    List<Term> given() {
        return given;
    }

    List<Claim> claims() {
        return claims;
    }

    /// A field that is a number.
    void field(String name, Term value) {
        slots.put(name, new Slot(name, Slot.Kind.SCALAR, INT, INT, 1));
        state.set(name, value);
    }

    /// Fields that may hold anything.
    void fields(String prefix, String... names) {
        for (String name : names) {
            field(prefix + name, terms.symbol(prefix + name + " before", INT));
        }
    }

    /// Fields that may hold anything below 256, and still do when the run is over.
    void small(String prefix, String... names) {
        for (String name : names) {
            field(prefix + name, natural(prefix + name + " before", Byte.SIZE));
            small.add(prefix + name);
        }
    }

    /// A field that is an object.
    void object(String name) {
        slots.put(name, new Slot(name, Slot.Kind.OBJECT, 0, 0, 1));
    }

    /// A buffer, with its metadata.
    ///
    /// @param capacity bytes, or [Frames#ANY]
    void buffer(String name, Term content, int capacity, Map<String, Term> metadata) {
        slots.put(name, new Slot(name, Slot.Kind.BUFFER, 0, 0, capacity));
        state.set(name, content);
        metadata.forEach((field, value) -> field(name + ".offload." + field, value));
    }

    /// What a field holds before the run.
    Term before(String field) {
        return state.get(field);
    }

    void assume(Term fact) {
        given.add(fact);
    }

    /// Says how the run has ended that the claims are about that follow.
    void ended(Term fact) {
        ending = new Ending(fact);
    }

    void claim(String what, Term holds) {
        claims(List.of(new Claim(what, holds)));
    }

    /// Says what has to hold.
    void claims(List<Claim> more) {
        more.forEach(claim -> claims.add(claim.about(ending)));
    }

    /// Says what has to hold where a condition does.
    void claims(String prefix, Term condition, List<Claim> more) {
        for (Claim claim : more) {
            claim(prefix + claim.what(), terms.or(terms.not(condition), claim.holds()));
        }
    }

    Term number(long value) {
        return terms.constant(value, INT);
    }

    /// A number of which only the lower bits may be other than 0.
    Term natural(String name, int bits) {
        return terms.zeroExtend(terms.symbol(name, bits), INT);
    }

    /// A run of the object, in which what is assumed decides where control goes.
    Run run() {
        Map<String, Contract> contracts = new HashMap<>();
        contracts.put(Folding.METHOD, this::folded);
        for (String name : List.of("sent", "pieces")) {
            Contract contract = call -> Optional.of(whole(name, call.arguments()));
            contracts.put(name, contract);
            contracts.put(Pieces.CLASS.replace('.', '/') + "." + name, contract);
        }
        return run(contracts);
    }

    /// A run in which some methods are taken as a whole.
    Run run(Map<String, Contract> contracts) {
        Run run = new Run(image, slots, world, state);
        run.decideBy(this::decide, true);
        run.contracts(contracts);
        return run;
    }

    /// What a part of the state is after a run that has ended as it is assumed to: of choices that this decides, the
    /// side that is left.
    Term after(Run run, String part) {
        Term value = run.state().get(part);
        Optional<Terms.Choice> choice = terms.choice(value);
        while (choice.isPresent()) {
            OptionalLong side = decide(terms.bit(true), choice.get().condition());
            if (side.isEmpty()) {
                return value;
            }
            value = side.getAsLong() == 1 ? choice.get().then() : choice.get().otherwise();
            choice = terms.choice(value);
        }
        return value;
    }

    /// What a method that is taken as a whole comes to ([Pieces]).
    Term whole(String method, List<Term> arguments) {
        return world.functions().bits(method, INT, arguments);
    }

    private Optional<Term> folded(Contract.Call call) {
        return Optional.of(
                terms.zeroExtend(frames.sums().folded(call.arguments().getFirst()), INT));
    }

    private OptionalLong decide(Term guard, Term condition) {
        if (impossible(terms.and(guard, condition))) {
            return OptionalLong.of(0);
        }
        return impossible(terms.and(guard, terms.not(condition))) ? OptionalLong.of(1) : OptionalLong.empty();
    }

    private boolean impossible(Term condition) {
        return run.impossible(all(), facts(condition));
    }

    /// The only value of a condition by what is assumed before the run.
    private OptionalLong settled(Term condition) {
        if (never(condition)) {
            return OptionalLong.of(0);
        }
        return never(terms.not(condition)) ? OptionalLong.of(1) : OptionalLong.empty();
    }

    private boolean never(Term condition) {
        Question question = ask(DECISION / SMALL, Question.Way.CONGRUENCE, Known.LITTLE, ending, condition);
        return question.ask() instanceof Answer.Unsatisfiable;
    }

    private List<Term> all() {
        List<Term> all = new ArrayList<>(given);
        all.addAll(world.assumptions());
        return all;
    }

    private Term facts(Term condition) {
        return terms.and(condition, terms.all(ending.facts()));
    }

    /// How much of what is known takes part in a question: with less, the answer is faster, if there is one.
    enum Known {
        /// What is assumed before the run, and claims that are proved already.
        LITTLE,
        /// What is known of frames and of the run's outcome as well.
        RUN,
        /// Laws of sums as well.
        ALL
    }

    /// A question about what is known, and one condition more.
    Question ask(int effort, Question.Way way, Known known, Ending of, Term condition) {
        Question question = new Question(terms, effort, way);
        given.forEach(question::assume);
        of.lemmas().forEach(question::assume);
        if (known != Known.LITTLE) {
            world.assumptions().forEach(question::assume);
            of.facts().forEach(question::assume);
        }
        if (known == Known.ALL) {
            frames.laws().forEach(question::assume);
        }
        question.assume(condition);
        return question;
    }

    /// What a run has taken for granted becomes claims. To be called before other claims are made, which look at
    /// offsets of their own.
    void account(Run run) {
        Ending any = new Ending();
        run.duties().forEach(duty -> claims.add(new Claim(duty.what(), duty.holds()).about(any)));
        small.forEach(field -> {
            Term stays = terms.ult(run.state().get(field), number(1 << Byte.SIZE));
            claims.add(new Claim(field + " stays small", stays).about(any));
        });
        frames.bounds().forEach(bound -> claims.add(new Claim("an offset that does not wrap", bound).about(any)));
    }
}
