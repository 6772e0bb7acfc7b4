package nicc.verifier.encode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nicc.verifier.smt.Functions;
import nicc.verifier.smt.Tables;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// What both sides of an obligation share: how terms are made, the symbols for what is outside the device, and
/// what is known about them.
public final class World implements AutoCloseable {

    /// The device's clock stays below 2^62 ns (146 years after its start): an assumption of every proof.
    public static final int CLOCK_BITS = 62;

    private static final int TIME_WIDTH = 64;

    private final Terms terms = new Terms();
    private final Tables tables = new Tables(terms);
    private final Functions functions = new Functions(terms);
    private final Set<Term> assumptions = new LinkedHashSet<>();
    private final Uses uses;
    private int names;
    private Optional<Buffers> buffers = Optional.empty();
    private final List<BufferFact> facts = new ArrayList<>();
    private final Term now = terms.zeroExtend(terms.symbol("now", CLOCK_BITS), TIME_WIDTH);

    /// A world of its own, with a solver context of its own.
    public World() {
        this(new Uses());
    }

    /// A world of its own, with a solver context of its own.
    ///
    /// @param uses is told what is looked at
    public World(Uses uses) {
        this.uses = uses;
        uses.assume("the device's clock stays below 2^" + CLOCK_BITS + " ns (146 years)");
    }

    /// Forgets what was said to hold: another case begins, in which the same names name other things. Terms stay.
    public void begin() {
        names = 0;
        assumptions.clear();
        facts.clear();
    }

    /// What both sides have looked at.
    ///
    /// @return is told by whoever looks
    public Uses uses() {
        return uses;
    }

    /// Bit vectors.
    ///
    /// @return makes terms
    public Terms terms() {
        return terms;
    }

    /// Arrays.
    ///
    /// @return makes terms
    public Tables tables() {
        return tables;
    }

    /// Uninterpreted functions.
    ///
    /// @return makes terms
    public Functions functions() {
        return functions;
    }

    /// Buffers as code handles them.
    ///
    /// @return opaque ones, unless others were given
    public Buffers buffers() {
        return buffers.orElseGet(() -> new Buffers(this));
    }

    /// Has code handle buffers of which more is known.
    ///
    /// @param known makes what their operations come to
    public void buffers(Buffers known) {
        buffers = Optional.of(known);
    }

    /// The time, which stands still within an event.
    ///
    /// @return nanoseconds, 64 bits
    public Term now() {
        return now;
    }

    /// A parameter of the device.
    ///
    /// @param name its name
    /// @param width bits
    /// @return its value
    public Term parameter(String name, int width) {
        return terms.symbol("parameter " + name, width);
    }

    /// A name that no symbol of this world has yet.
    ///
    /// @param name what it is the name of
    /// @return the name and a number
    public String fresh(String name) {
        names++;
        return name + " #" + names;
    }

    /// Says something that holds.
    ///
    /// @param condition one bit
    public void assume(Term condition) {
        assumptions.add(condition);
    }

    /// Notes an operation on a buffer.
    ///
    /// @param fact the operation
    void note(BufferFact fact) {
        facts.add(fact);
    }

    /// The operations on buffers, in the order in which they were encoded.
    ///
    /// @return facts for counterexamples
    public List<BufferFact> facts() {
        return List.copyOf(facts);
    }

    /// All that is known up to now.
    ///
    /// @return one bit each
    public List<Term> assumptions() {
        return List.copyOf(assumptions);
    }

    @Override
    public void close() {
        terms.close();
    }
}
