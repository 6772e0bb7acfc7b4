package nicc.verifier.encode;

import java.util.List;
import nicc.verifier.smt.Functions;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// The stores that a class keeps for later, as one opaque term. They count as made when they are kept; what is
/// left to know is whether there are any when the guest, or the device itself, could tell that they are not.
public final class Pending {

    /// The part of the state that they are.
    public static final String PART = "pending stores";

    private static final String SORT = "Pending";
    private static final int LENGTH_WIDTH = 64;

    private final World world;
    private final Terms terms;
    private final Functions functions;

    /// Stores that are kept in a world.
    ///
    /// @param world where it is
    public Pending(World world) {
        this.world = world;
        this.terms = world.terms();
        this.functions = world.functions();
    }

    /// No store.
    ///
    /// @return a constant
    public Term none() {
        return functions.symbol("no store", SORT);
    }

    /// Any stores.
    ///
    /// @param when a suffix of the symbol's name
    /// @return a free symbol
    public Term any(String when) {
        return functions.symbol(PART + when, SORT);
    }

    /// One more.
    ///
    /// @param before what was kept
    /// @param address 64 bits
    /// @param value what is stored, 64 bits
    /// @return what is kept then
    public Term kept(Term before, Term address, Term value) {
        return functions.opaque("kept", SORT, List.of(before, address, value));
    }

    /// None that touches a range is left; where there was none there is none.
    ///
    /// @param before what was kept
    /// @param address 64 bits
    /// @param length bytes, 32 bits
    /// @return what is kept then
    public Term settled(Term before, Term address, Term length) {
        if (before.equals(none())) {
            return before;
        }
        Term after = functions.opaque("settled", SORT, List.of(before, address, wide(length)));
        world.assume(clear(after, address, length));
        neverMore(before, after);
        return after;
    }

    /// What a call leaves, of which nothing is known. It depends on what was kept before, so that what is said of it
    /// is said of calls from there only.
    ///
    /// @param before what was kept
    /// @param when names the call
    /// @return what is kept then
    public Term left(Term before, String when) {
        return functions.opaque("left" + when, SORT, List.of(before));
    }

    /// Says that where there was none there is none.
    ///
    /// @param before what was kept
    /// @param after what is kept then
    public void neverMore(Term before, Term after) {
        world.assume(terms.or(terms.not(isNone(before)), isNone(after)));
    }

    /// Whether there is none.
    ///
    /// @param pending what is kept
    /// @return one bit
    public Term isNone(Term pending) {
        return terms.eq(pending, none());
    }

    /// Whether none of them touches a range.
    ///
    /// @param pending what is kept
    /// @param address 64 bits
    /// @param length bytes, 32 bits
    /// @return one bit
    public Term clear(Term pending, Term address, Term length) {
        if (pending.equals(none())) {
            return terms.bit(true);
        }
        Term clear = functions.bits("clear", 1, List.of(pending, address, wide(length)));
        world.assume(terms.or(terms.not(isNone(pending)), clear));
        return clear;
    }

    private Term wide(Term length) {
        return terms.zeroExtend(length, LENGTH_WIDTH);
    }
}
