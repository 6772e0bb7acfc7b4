package nicc.dsl.model;

/// A local value or parameter; unique within its action, function or hook.
///
/// @param name the name, made unique by a suffix where the source shadows
/// @param width bits, 1 to 64
public record Local(String name, int width) {}
