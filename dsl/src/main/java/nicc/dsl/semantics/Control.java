package nicc.dsl.semantics;

import java.util.List;
import java.util.function.Supplier;
import nicc.dsl.model.Action;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Local;
import nicc.dsl.model.Register;
import nicc.dsl.model.Stmt;

/// The order in which things happen.
///
/// @param <V> a bit vector
public interface Control<V> {

    /// Does one of two things. Afterwards, state, locals and records are as the chosen side left them: a
    /// concrete machine runs that side; a symbolic one runs both from the present state and merges what they
    /// leave, or follows one side in each of several runs. Effects of a side happen under its condition.
    ///
    /// @param condition one bit
    /// @param then what happens when it is 1
    /// @param otherwise what happens when it is 0
    void branch(V condition, Runnable then, Runnable otherwise);

    /// Repeats a round while a condition holds before it, `max` times at most. What passes from one round to
    /// the next is state, locals and records, all held by the machine, and `proceed` only reads: a symbolic
    /// machine need not unroll, but may take any values of them that an invariant of the site allows, run one
    /// round, and show that it holds again.
    ///
    /// @param site the loop, by which a machine finds what it knows about it
    /// @param max rounds at most, at least 1
    /// @param proceed evaluates the condition, one bit
    /// @param round one round
    void loop(Stmt site, long max, Supplier<V> proceed, Runnable round);

    /// Runs a body with locals and records of its own; the caller's are back afterwards.
    ///
    /// @param body what runs
    void call(Runnable body);

    /// Runs an action. It is a call like any other; a machine that proves may take it as a whole, by the
    /// action's
    /// name.
    ///
    /// @param action the action
    /// @param arguments values of its parameters
    /// @param snapshots what it is given of its snapshot parameters
    /// @param body declares the parameters and runs the action's body
    default void call(Action action, List<V> arguments, List<Fetched<V>> snapshots, Runnable body) {
        call(body);
    }

    /// A part of an event that has a meaning of its own: a reset, an access to a register by code. It just
    /// happens; a machine that explains or proves may take it as a whole.
    ///
    /// @param what what happens, as the language says it; each `%s` stands for an operand
    /// @param operands values
    /// @param body what it does
    default void part(String what, List<V> operands, Runnable body) {
        body.run();
    }

    /// A read by code of the register of a bank that begins at an offset: a [#part] of an event. A machine that
    /// proves may take it as a whole, by the bank.
    ///
    /// @param local takes the value; it is 0 until then
    /// @param bank the bank's name
    /// @param offset where the register begins, 32 bits
    /// @param body reads the register, if there is one
    default void load(Local local, String bank, V offset, Runnable body) {
        part("let " + local.name() + " = read " + bank + " at %s", List.of(offset), body);
    }

    /// A write by code of the register of a bank that begins at an offset: a [#part] of an event. A machine that
    /// proves may take it as a whole, by the bank.
    ///
    /// @param bank the bank's name
    /// @param offset where the register begins, 32 bits
    /// @param value what is written, up to 64 bits; missing bits are 0, bits that the register lacks do not matter
    /// @param body writes the register, if there is one
    default void store(String bank, V offset, V value, Runnable body) {
        part("write " + bank + " at %s = %s", List.of(offset, value), body);
    }

    /// A write to one register, by whomever. A machine that proves may take it as a whole, by the register.
    ///
    /// @param bank the bank that the register is in
    /// @param register the register
    /// @param index element of an array, 32 bits
    /// @param enables mask of the bits that the access covers, as wide as the register: whole bytes, at least one
    /// @param written the value in the register's place; bits that are not enabled are 0
    /// @param body what it does
    default void write(Bank bank, Register register, V index, V enables, V written, Runnable body) {
        body.run();
    }
}
