package nicc.verifier.bytecode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nicc.verifier.encode.Buffers;
import nicc.verifier.encode.Effects;
import nicc.verifier.encode.State;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// A run of methods of a device class over terms.
public final class Run {
    private final ClassImage image;
    private final Map<String, Slot> slots;
    private final World world;
    private final Effects effects;
    private final Buffers buffers;
    private final List<Duty> duties = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final State before;
    private final Image stateImage = new Image();
    private final List<Effects.Bulk> fetched = new ArrayList<>();
    private final Map<String, Contract> contracts = new HashMap<>();
    private final Overtaking overtaking;
    private final Effort effort = new Effort();
    private State state;
    private boolean always;
    private Optional<Induction> induction = Optional.empty();
    private final List<Term> ends = new ArrayList<>();
    private boolean firstRounds;
    private Shortcut shortcut = (method, arguments, before, guard) -> Optional.empty();
    private Decider decider = (guard, condition) -> OptionalLong.empty();

    /// Nothing has run yet.
    ///
    /// @param image the device class
    /// @param slots what its fields hold, by field
    /// @param world where it runs
    /// @param state the state before, by field; it stays as it is
    public Run(ClassImage image, Map<String, Slot> slots, World world, State state) {
        this.image = image;
        this.before = state;
        this.slots = Map.copyOf(slots);
        this.world = world;
        this.effects = new Effects(world);
        this.buffers = world.buffers();
        this.state = state.copy();
        this.overtaking = new Overtaking(this);
    }

    /// Runs the only method of a name.
    ///
    /// @param method its name
    /// @param arguments numbers as wide as Java has them, 32 or 64 bits
    /// @return what it returns, if anything, 32 or 64 bits
    public Optional<Term> call(String method, List<Term> arguments) {
        entries.add(new Entry(method, arguments, ""));
        List<Value> values = new ArrayList<>();
        values.add(new Value.Self());
        arguments.forEach(argument -> values.add(new Value.Numeral(argument)));
        return run(method, values);
    }

    /// Runs the only method of a name, which may be static and take buffers.
    ///
    /// @param method its name
    /// @param names slots of buffers, for its parameters that are buffers, in order
    /// @param numbers numbers as wide as Java has them, for the others, in order
    /// @return what it returns, if anything, 32 or 64 bits
    public Optional<Term> call(String method, List<String> names, List<Term> numbers) {
        return run(method, Arguments.of(image.method(method, world.uses()).method(), names, numbers));
    }

    /// Runs a method whose one argument is a constant of an enum.
    ///
    /// @param method its name
    /// @param constant the constant's name
    public void callWith(String method, String constant) {
        entries.add(new Entry(method, List.of(), constant));
        run(method, List.of(new Value.Self(), new Value.Constant(constant)));
    }

    /// Runs the constructor with ports and parameters.
    ///
    /// @param parameters numbers as wide as Java has them
    public void construct(List<Term> parameters) {
        entries.add(new Entry("<init>", parameters, ""));
        List<Value> values = new ArrayList<>();
        values.add(new Value.Self());
        values.add(new Value.Port(Calls.PORTS));
        parameters.forEach(parameter -> values.add(new Value.Numeral(parameter)));
        run("<init>", values);
    }

    /// Has the state saved.
    public void save() {
        Value bytes = result("save", List.of(new Value.Self()))
                .value()
                .orElseThrow(() -> new UnsupportedCode("save", "returns nothing"));
        if (!(bytes instanceof Value.Bytes)) {
            throw new UnsupportedCode("save", "returns " + bytes);
        }
    }

    /// Has the state restored from an image that is not refused.
    ///
    /// @param values what it holds, by name
    public void restore(Map<String, Term> values) {
        stateImage.hold(values);
        result("restore", List.of(new Value.Self(), new Value.Bytes()));
    }

    /// Has a method called that returns a constant of another class.
    ///
    /// @param method its name
    /// @return the constant's name
    public String constant(String method) {
        Optional<Value> value = result(method, List.of(new Value.Self())).value();
        if (value.orElse(null) instanceof Value.Constant(String name)) {
            return name;
        }
        throw new UnsupportedCode(method, "does not return a constant");
    }

    private Executor.Result result(String method, List<Value> values) {
        Executor.Result result =
                new Executor(this).run(image.method(method, world.uses()), values, state, Guard.always(world.terms()));
        state = result.state();
        return result;
    }

    /// Another run of the same class, from the state as it was before this one.
    ///
    /// @return nothing has run yet
    public Run again() {
        return new Run(image, slots, world, before);
    }

    /// Whether nothing has changed and nothing has been said since the run began.
    ///
    /// @return one bit
    public Term unchanged() {
        return unchanged(state);
    }

    Term unchanged(State now) {
        return before.names().stream()
                .map(name -> terms().eq(before.get(name), now.get(name)))
                .reduce(terms().bit(true), terms()::and);
    }

    /// Says something that has to hold besides.
    ///
    /// @param holds one bit
    /// @param what what it is, for people
    public void require(Term holds, String what) {
        duty(Guard.always(terms()), holds, what);
    }

    private Optional<Term> run(String method, List<Value> values) {
        world.uses().assume("the JVM runs class files as its specification says");
        Executor executor = new Executor(this);
        Executor.Result result =
                executor.run(image.method(method, world.uses()), values, state, Guard.always(world.terms()));
        state = result.state();
        return result.value().map(value -> executor.number(value, method));
    }

    /// The present state, by field.
    ///
    /// @return the state
    public State state() {
        return state;
    }

    /// What must hold besides.
    ///
    /// @return the duties in program order
    public List<Duty> duties() {
        return List.copyOf(duties);
    }

    /// The methods that were called from outside.
    ///
    /// @return the calls in order
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// What has been said to the world.
    ///
    /// @return the effects
    public Effects effects() {
        return effects;
    }

    /// The reads that have fetched descriptors ahead.
    ///
    /// @return the reads in program order
    public List<Effects.Bulk> fetched() {
        return Collections.unmodifiableList(fetched);
    }

    void fetched(Effects.Bulk read) {
        fetched.add(read);
    }

    /// Has calls of some of the device's own methods not run, but taken by what is known of them.
    ///
    /// @param known contracts by the methods' names; of other classes' methods, behind the class's internal name
    public void contracts(Map<String, Contract> known) {
        contracts.putAll(known);
    }

    Optional<Contract> contract(String method) {
        return Optional.ofNullable(contracts.get(method));
    }

    Effort effort() {
        return effort;
    }

    Overtaking overtaking() {
        return overtaking;
    }

    ClassImage image() {
        return image;
    }

    /// The state image that is written or read.
    ///
    /// @return the image
    public Image stateImage() {
        return stateImage;
    }

    /// Where it runs.
    ///
    /// @return the world
    public World world() {
        return world;
    }

    /// A class of the runtime is taken to be what its description says.
    void uses(String runtimeClass) {
        String name = runtimeClass.substring(runtimeClass.lastIndexOf('/') + 1);
        world.uses().assume("the runtime's " + name + " does what docs/architecture.md says");
    }

    Terms terms() {
        return world.terms();
    }

    Buffers buffers() {
        return buffers;
    }

    /// Has conditions that constants do not decide decided by a solver, where one side cannot be: those of
    /// loops, so
    /// that they end. Otherwise both sides are run.
    ///
    /// @param by says what a condition is under another one
    /// @param all whether it is asked about all conditions: for runs whose arguments are symbols within bounds
    public void decideBy(Decider by, boolean all) {
        decider = by;
        always = all;
    }

    /// Has loops taken by any of their rounds where that is possible.
    ///
    /// @param by says what comes of a loop
    public void passBy(Induction by) {
        induction = Optional.of(by);
    }

    /// Has no more than the first rounds run of loops that constants do not decide.
    public void firstRoundsOnly() {
        firstRounds = true;
    }

    boolean firstRounds() {
        return firstRounds;
    }

    /// Says that what is said from now on is said of runs in which something holds.
    void ends(Term condition) {
        ends.add(condition);
    }

    /// What holds of runs that need no more than the first rounds of each loop.
    ///
    /// @return one bit each
    public List<Term> ends() {
        return List.copyOf(ends);
    }

    boolean inductive() {
        return induction.isPresent();
    }

    /// What was tried and did not lead to anything has not happened.
    Optional<Visit.Passed> pass(Visit visit) {
        int heard = effects.events().size();
        int due = duties.size();
        int ahead = fetched.size();
        Optional<Visit.Passed> passed = induction.orElseThrow().pass(visit);
        if (passed.isEmpty()) {
            effects.forget(heard);
            duties.subList(due, duties.size()).clear();
            fetched.subList(ahead, fetched.size()).clear();
        }
        return passed;
    }

    /// Takes loops by any of their rounds.
    @FunctionalInterface
    public interface Induction {
        /// What comes of a loop.
        ///
        /// @param visit control has come to its head from outside
        /// @return where it goes on, or empty when that is not known, and rounds are to be run
        Optional<Visit.Passed> pass(Visit visit);
    }

    /// Has calls of the device's own methods looked up before they are run.
    ///
    /// @param known knows what some calls come to
    public void shortcutBy(Shortcut known) {
        this.shortcut = known;
    }

    Optional<Known> shortcut(String method, List<Term> arguments, State before, Guard guard) {
        return shortcut.call(method, arguments, before, guard.whole());
    }

    /// Knows what calls come to.
    @FunctionalInterface
    public interface Shortcut {
        /// The state after a call.
        ///
        /// @param method the method's name
        /// @param arguments numbers as wide as Java has them
        /// @param before the state before, by field
        /// @param guard the condition under which it is called
        /// @return what it comes to, or empty when that is not known, and the method is to be run
        Optional<Known> call(String method, List<Term> arguments, State before, Term guard);
    }

    /// What a call comes to.
    ///
    /// @param state the state afterwards
    /// @param value what it returns, if anything, as wide as Java has it
    public record Known(State state, Optional<Term> value) {}

    /// Decides conditions.
    @FunctionalInterface
    public interface Decider {
        /// The value of a condition.
        ///
        /// @param guard what holds, one bit
        /// @param condition one bit
        /// @return its only possible value, or empty when it may be either
        OptionalLong decide(Term guard, Term condition);
    }

    OptionalLong decide(Guard guard, Term condition, boolean inLoop) {
        OptionalLong known = terms().known(condition);
        boolean asked = always || (inLoop && !firstRounds);
        return known.isPresent() || !asked ? known : decider.decide(guard.whole(), condition);
    }

    Slot slot(String field, String where) {
        Slot slot = slots.get(field);
        if (slot == null) {
            throw new UnsupportedCode(where, "field " + field + " without a relation");
        }
        return slot;
    }

    /// Records a duty, unless it holds by itself.
    void duty(Guard guard, Term holds, String what) {
        duty(guard.whole(), holds, what);
    }

    void duty(Term guard, Term holds, String what) {
        Term always = terms().or(terms().not(guard), holds);
        if (terms().known(always).orElse(0) != 1) {
            duties.add(new Duty(always, what));
        }
    }
}
