package nicc.verifier.bytecode;

import java.util.List;
import nicc.verifier.smt.Term;

/// A method that a class was asked to run, for a counterexample to run again.
///
/// @param method its name; `<init>` for the constructor
/// @param arguments its numbers in order, as wide as Java has them
/// @param constant the name of the enum constant that is its only argument, or an empty string
public record Entry(String method, List<Term> arguments, String constant) {
    /// Copies the list.
    public Entry {
        arguments = List.copyOf(arguments);
    }
}
