package nicc.verifier.refine;

import java.time.Duration;

/// What came of an obligation.
///
/// @param number its place in the list of all obligations, from 1
/// @param name its name
/// @param verdict what is known
/// @param time how long it took
public record Result(int number, String name, Verdict verdict, Duration time) {}
