package nicc.verifier.bytecode;

import nicc.verifier.smt.Term;

/// Something that must hold for the code to do what it was taken to do: an index within its array, a divisor
/// other
/// than 0, bits above a cell's width 0.
///
/// @param holds one bit: it holds wherever control comes
/// @param what what must hold, and where
public record Duty(Term holds, String what) {}
