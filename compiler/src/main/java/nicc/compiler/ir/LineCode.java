package nicc.compiler.ir;

/// An interrupt line.
///
/// @param name the line
/// @param update the function that brings the line up to date
/// @param level the function that computes whether it is to be asserted
/// @param asserted the field that says whether it is
/// @param quietUntil the field that says until when assertion waits; an empty string for a line without a
/// throttle
public record LineCode(String name, String update, String level, String asserted, String quietUntil) {}
